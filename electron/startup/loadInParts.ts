/**
 * What the second half of the application is made of, from the inside out. As one piece it takes a tenth of a second and more to be
 * compiled and run, and the first page, which is there by now, would not be answered meanwhile.
 */
const parts: readonly (() => Promise<unknown>)[] = [
  () => import('../contract/calls'),
  () => import('./composition/cloud'),
  () => import('./composition/relationships'),
  () => import('./composition/services'),
  () => import('./composition/joinActing')
]

/** Loads it part by part. Each is read from the disk, and so compiled and run in a later turn than the one before. */
export async function loadInParts(): Promise<typeof import('./composition')> {
  for (const load of parts) await load()
  return import('./composition')
}
