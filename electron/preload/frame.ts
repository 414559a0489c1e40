import { contextBridge } from 'electron'
import { frameCallNames, frameEventNames } from '../contract/bridge'
import { callFunctions, listening } from './listeners'

/** What the frame of an acting-as window can reach: its own state and four calls (type: `FrameBridge`). */
contextBridge.exposeInMainWorld('partnerDeskFrame', {
  language: location.hash === '#de' ? 'de' : 'en',
  calls: callFunctions(frameCallNames),
  on: listening(frameEventNames)
})
