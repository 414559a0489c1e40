import type { Page } from '@playwright/test'
import type { Desk } from '../fixtures/app'

/** What Electron says of a page's settings. The call is there in every version, though not in all of its type files. */
type Settled = { getLastWebPreferences(): Readonly<Record<string, unknown>> | null }

export interface PageSettings {
  readonly url: string
  readonly settings: Readonly<Record<string, unknown>>
  /** The process that runs the page. */
  readonly pid: number
}

/** The settings of every page that is open, as Electron really uses them. */
export function settingsOfPages(desk: Desk): Promise<readonly PageSettings[]> {
  return desk.app.evaluate(({ webContents }) => webContents.getAllWebContents().map((contents) => {
    const { preload, session: _session, ...settings } = (contents as unknown as Settled).getLastWebPreferences() ?? {}
    return { url: contents.getURL().replace(/[#?].*$/u, ''), settings: { ...settings, hasPreload: preload !== undefined }, pid: contents.getOSProcessId() }
  }))
}

/** Names of the settings that are on, among those that decide how safe a page is. */
export function switchedOn({ settings }: PageSettings): readonly string[] {
  return decisive.filter((name) => settings[name] === true)
}

const decisive = [
  'allowRunningInsecureContent', 'contextIsolation', 'experimentalFeatures', 'nodeIntegration', 'nodeIntegrationInSubFrames', 'nodeIntegrationInWorker',
  'sandbox', 'webSecurity', 'webviewTag'
]

/** Names that only Node, Electron or one of our preload scripts could have put there. */
export function foreignNames(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => ['require', 'process', 'module', 'exports', 'Buffer', 'global', 'setImmediate', '__dirname', 'electron', 'ipcRenderer', 'partnerDesk', 'partnerDeskFrame'].filter((name) => name in window))
}

/** Runs in a page: what really asking for powerful things ends with. */
export async function askForEverything(): Promise<Readonly<Record<string, string>>> {
  const failed = (cause: unknown): string => (cause instanceof Error ? cause.name : String(cause))
  const tried = async (ask: () => Promise<unknown>): Promise<string> => {
    const limit = new Promise<string>((resolve) => { setTimeout(() => resolve('no answer'), 3000) })
    return Promise.race([limit, Promise.resolve().then(ask).then((answer) => `granted: ${String(answer)}`, failed)])
  }
  const devices = navigator as unknown as { readonly usb?: { requestDevice(o: object): Promise<unknown> }; readonly hid?: { requestDevice(o: object): Promise<readonly unknown[]> }; readonly serial?: { requestPort(): Promise<unknown> } }
  return {
    geolocation: await tried(() => new Promise((resolve, reject) => { navigator.geolocation.getCurrentPosition(resolve, ({ code }) => reject(new DOMException(String(code), 'PermissionDenied'))) })),
    notifications: await Notification.requestPermission(),
    camera: await tried(() => navigator.mediaDevices.getUserMedia({ video: true })),
    microphone: await tried(() => navigator.mediaDevices.getUserMedia({ audio: true })),
    screen: await tried(() => navigator.mediaDevices.getDisplayMedia({ video: true })),
    clipboard: await tried(() => navigator.clipboard.readText()),
    midi: await tried(() => navigator.requestMIDIAccess({ sysex: true })),
    usb: await tried(() => devices.usb?.requestDevice({ filters: [] }) ?? Promise.reject(new Error('not there'))),
    serial: await tried(() => devices.serial?.requestPort() ?? Promise.reject(new Error('not there'))),
    hid: await tried(async () => {
      const chosen = (await devices.hid?.requestDevice({ filters: [] })) ?? []
      if (chosen.length === 0) throw new Error('none')
      return chosen
    })
  }
}
