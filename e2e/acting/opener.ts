import type { Desk } from '../fixtures/app'

/** Stands where the system opens addresses (acceptance: `shell.openExternal` may be replaced). @returns asks what was opened since */
export async function watchOpener(desk: Desk): Promise<() => Promise<readonly string[]>> {
  await desk.app.evaluate(({ shell }) => {
    const opened: string[] = []
    Object.assign(globalThis, { opened, openForReal: Reflect.get(globalThis, 'openForReal') ?? shell.openExternal })
    shell.openExternal = async (url) => { opened.push(url) }
  })
  return () => desk.app.evaluate(() => Reflect.get(globalThis, 'opened') as readonly string[])
}

/** Opens an address by the system, also after {@link watchOpener}. */
export async function openForReal(desk: Desk, url: string): Promise<void> {
  await desk.app.evaluate(({ shell }, address) => {
    const open = (Reflect.get(globalThis, 'openForReal') ?? shell.openExternal) as typeof shell.openExternal
    return open(address)
  }, url)
}
