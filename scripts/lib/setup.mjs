import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureDeskUser } from './desk-user.mjs'
import { ensureElectron } from './electron.mjs'
import { ensureLibraries, ensureMailProgram } from './linux-libraries.mjs'
import { alone } from './lock.mjs'
import { ensurePackages } from './packages.mjs'
import { projectDir } from './project.mjs'

/**
 * Everything that a machine with Node and git needs before the project can run. Safe to repeat, also after an interruption; quick when there is
 * nothing to do. Rejects with a `Stop` that says what to do.
 * @param options `tests` also gets what only the tests need
 */
export async function setUp({ tests = false } = {}) {
  const key = createHash('sha256').update(projectDir).digest('hex').slice(0, 12)
  await alone(join(tmpdir(), `partner-desk-setup-${key}.lock`), async () => {
    await ensurePackages(projectDir)
    await ensureDeskUser()
    await ensureLibraries(await ensureElectron())
    if (tests) await ensureMailProgram()
  })
}

/** For what needs the packages but no Electron, as the practice cloud alone. */
export async function setUpPackages() {
  await ensurePackages(projectDir)
}
