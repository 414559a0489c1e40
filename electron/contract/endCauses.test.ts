import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { endCauses } from './acting'

const project = join(import.meta.dirname, '..', '..')
const words = JSON.parse(readFileSync(join(project, 'renderer/i18n/en.json'), 'utf8')) as Readonly<Record<string, string>>
const proofs = ['e2e/acting', 'e2e/crash', 'e2e/team'].flatMap((folder) => readdirSync(join(project, folder)).filter((name) => name.endsWith('.ts')).map((name) => readFileSync(join(project, folder, name), 'utf8'))).join('\n')

/** A session that ends for a cause that no end-to-end test has seen may end in the wrong way (capabilities 6.5, 6.7). */
test.each(endCauses)('an end-to-end test ends a session by %s, and looks for its words or its record', (cause) => {
  const said = words[`acting.end.${cause}`]?.split(/[,.]/u)[0]?.split(' ').slice(0, 5).join(' ') ?? ''
  expect(said).not.toBe('')
  expect(proofs.includes(said) || proofs.includes(`"cause":"${cause}"`), said).toBe(true)
})
