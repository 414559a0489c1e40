import { writeSync } from 'node:fs'
import type { PracticeReady } from '../../contract/practice'
import { openReader, signedIn } from './customersReading'

/** What the process says, a line each: a list's page that was answered, with its address; how the reading began; that it has come to its end. */
export type ReadingWord = { readonly page: string } | { readonly begun: string } | { readonly finished: true }

/** Straight to the pipe: a word that waits in this process would die with it. */
const say = (word: ReadingWord): void => void writeSync(1, `${JSON.stringify(word)}\n`)

/**
 * Reads all customers as the application does, in a process of its own, over the store in `folder`. Ends by itself when everything is read, or by being killed.
 * @param ready what the practice cloud said when it was ready, as JSON
 */
export async function readCustomers(folder: string, ready: string): Promise<void> {
  const { connector } = await signedIn(JSON.parse(ready) as PracticeReady, true, (status, path, url) => {
    if (status === 200 && /\/(?:delegatedAdminRelationships|customers|delegatedAdminCustomers)$/u.test(path)) say({ page: url })
  })
  const told = new Set<string>()
  const { store, refresh } = await openReader(connector, folder, ({ kind, begun }) => {
    if (begun === undefined || told.has(`${kind} ${begun}`)) return
    told.add(`${kind} ${begun}`)
    say({ begun: `${kind} ${begun}` })
  })
  await refresh.refresh()
  await store.close()
  say({ finished: true })
  process.exit(0)
}
