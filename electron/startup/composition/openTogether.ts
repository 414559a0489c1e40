interface Closable {
  close(): Promise<void>
}

type Opened<T extends Readonly<Record<string, Promise<unknown>>>> = { readonly [K in keyof T]: Awaited<T[K]> }

const isClosable = (value: unknown): value is Closable => typeof (value as Partial<Closable> | undefined)?.close === 'function'

/**
 * Waits for things that are being opened side by side: all of them, or none. When one cannot be opened the others are closed
 * again, so that no lock stays behind; then it rejects with the first failure in the order of the names.
 * @param closeFailed told of one that could not be closed again
 */
export async function openTogether<T extends Readonly<Record<string, Promise<unknown>>>>(
  openings: T,
  closeFailed: (name: string, cause: unknown) => void
): Promise<Opened<T>> {
  const settled = await Promise.allSettled(Object.entries(openings).map(async ([name, opening]) => [name, await opening] as const))
  const opened = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  const failed = settled.find((one) => one.status === 'rejected')
  if (failed === undefined) return Object.fromEntries(opened) as Opened<T>
  await closeAll(Object.fromEntries(opened), closeFailed)
  throw failed.reason
}

/** Closes everything that can be closed; one that fails keeps no other from it. */
export async function closeAll(things: Readonly<Record<string, unknown>>, closeFailed: (name: string, cause: unknown) => void): Promise<void> {
  await Promise.all(Object.entries(things).map(async ([name, thing]) => {
    if (isClosable(thing)) await thing.close().catch((cause: unknown) => closeFailed(name, cause))
  }))
}
