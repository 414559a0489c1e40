import { chmod, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Result } from '../../electron/contract/errors'
import type { Desk } from '../fixtures/app'

/** Stands beside the product's own preload scripts and lets a page send anything: what a page could do that has broken out of its bridge. */
const script = `
const { contextBridge, ipcRenderer } = require('electron')
contextBridge.exposeInMainWorld('rawDoor', {
  invoke: (channel, ...values) => ipcRenderer.invoke(channel, ...values).catch((cause) => ({ thrown: String(cause) })),
  send: (channel, ...values) => ipcRenderer.send(channel, ...values)
})
`

export interface RawDoor {
  invoke(channel: string, ...values: readonly unknown[]): Promise<unknown>
  send(channel: string, ...values: readonly unknown[]): void
}

/** From now on pages of the session that are loaded have a raw door. @param folder one that the application may read */
export async function installRawDoor(desk: Desk, folder: string): Promise<string> {
  const file = join(folder, 'raw-door.cjs')
  await writeFile(file, script)
  await chmod(file, 0o644)
  await desk.app.evaluate(({ session }, path) => {
    const { defaultSession } = session
    const newer = defaultSession as unknown as { registerPreloadScript?(script: object): string; setPreloads(paths: readonly string[]): void }
    if (newer.registerPreloadScript === undefined) newer.setPreloads([path])
    else newer.registerPreloadScript({ type: 'frame', filePath: path })
  }, file)
  return file
}

/** Sends a message through the page's raw door. */
export function send(page: Page, channel: string, ...values: readonly unknown[]): Promise<Result<unknown> | { readonly thrown: string }> {
  return page.evaluate(async ([name, sent]) => {
    const { rawDoor } = window as unknown as { readonly rawDoor: RawDoor }
    return (await rawDoor.invoke(name, ...sent)) as Result<unknown> | { readonly thrown: string }
  }, [channel, values] as const)
}
