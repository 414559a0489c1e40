import { ipcRenderer, type IpcRendererEvent } from 'electron'
import { callChannel, eventChannel, type Unsubscribe } from '../contract/bridge'

/**
 * Sends one call. Only the first argument of a bridge function crosses: what a page passes beyond it is dropped here,
 * and Electron's own objects never reach the page.
 */
export function callFunctions(names: Readonly<Record<string, true>>): Record<string, (request?: unknown) => Promise<unknown>> {
  return Object.fromEntries(
    Object.keys(names).map((name) => [name, (request?: unknown) => ipcRenderer.invoke(callChannel, name, request)])
  )
}

/**
 * Makes the bridge's `on`: one listener for the channel, however many a page has. An unknown name is an error of the page,
 * told at once; what is sent under an unknown name reaches nobody.
 */
export function listening(known: Readonly<Record<string, true>>): (name: unknown, listener: unknown) => Unsubscribe {
  const listeners = new Map(Object.keys(known).map((name) => [name, new Set<(payload: unknown) => void>()]))
  ipcRenderer.on(eventChannel, (_event: IpcRendererEvent, name: unknown, payload: unknown) => {
    for (const listener of (typeof name === 'string' ? listeners.get(name) : undefined) ?? []) listener(payload)
  })
  return (name, listener) => {
    const group = typeof name === 'string' ? listeners.get(name) : undefined
    if (group === undefined || typeof listener !== 'function') throw new TypeError('unknown event')
    // A function of its own for each subscription, so that the same listener may be registered twice and ended once.
    const forward = (payload: unknown): void => {
      listener(payload)
    }
    group.add(forward)
    return () => {
      group.delete(forward)
    }
  }
}
