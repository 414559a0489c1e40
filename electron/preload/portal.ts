import { contextBridge } from 'electron'
import { portalCallNames, portalEventNames } from '../contract/bridge'
import { callFunctions, listening } from './listeners'

/** Everything the application's own page can reach of the main process (type: `PartnerDeskBridge`). */
contextBridge.exposeInMainWorld('partnerDesk', {
  platform: process.platform,
  calls: callFunctions(portalCallNames),
  on: listening(portalEventNames)
})
