import { chmod, mkdir, readdir, readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../fixtures/app'
import { ComposerPage } from '../pages/composer'
import { Shell } from '../pages/shell'
import { fillDisk, writeErrorBoxRecorder, writeFillableDisk } from './mainScripts'
import { beginDraft, reopenDraft } from './savedDraft'

const textBefore = 'The text that must not be lost'

async function filesOf(folder: string, kind: 'snap' | 'wal'): Promise<readonly string[]> {
  const names = await readdir(folder)
  return names.filter((name) => name.startsWith(`${kind}-`)).toSorted().map((name) => join(folder, name))
}

/** Of a file in quarantine, whose name begins with the moment. */
function kindOf(name: string): string | undefined {
  return /-(snap|wal)-/.exec(name)?.[1]
}

/** Changes one bit in the middle of a file. */
async function flip(file: string): Promise<void> {
  const bytes = await readFile(file)
  const middle = bytes.length >> 1
  bytes[middle] = (bytes[middle] ?? 0) ^ 1
  await writeFile(file, bytes)
}

test('damaged files of the own work are set aside, told of, and the rest is there', async ({ startDesk, keyStore, dataDir }) => {
  const first = await startDesk({ mainScripts: [keyStore] })
  const address = await beginDraft(first)
  const composer = new ComposerPage(first.portal)
  await composer.subject.fill(textBefore)
  await composer.expectSaved()
  await first.quit()
  const personal = join(dataDir, 'personal')

  await test.step('a flipped bit in the journal', async () => {
    const journal = (await filesOf(personal, 'wal')).at(-1) ?? ''
    await flip(journal)
    const desk = await startDesk({ mainScripts: [keyStore] })
    await reopenDraft(desk, address)
    await expect(new Shell(desk.portal).notice('restored up to')).toBeVisible()
    expect((await readdir(join(personal, 'quarantine'))).map(kindOf)).toEqual(['wal'])
    const again = new ComposerPage(desk.portal)
    await again.subject.fill(textBefore)
    await again.expectSaved()
    await desk.quit()
  })

  await test.step('a newest snapshot that was cut off', async () => {
    const snapshot = (await filesOf(personal, 'snap')).at(-1) ?? ''
    await truncate(snapshot, 40)
    const desk = await startDesk({ mainScripts: [keyStore] })
    const again = await reopenDraft(desk, address)
    await expect(again.subject).toHaveValue(textBefore)
    await expect(new Shell(desk.portal).notice('restored up to')).toBeVisible()
    expect((await readdir(join(personal, 'quarantine'))).map(kindOf)).toContain('snap')
  })
})

test('a disk that is full is told of, loses nothing, and is forgotten when it has room again', async ({ startDesk, keyStore }) => {
  const script = await writeFillableDisk(join(keyStore, '..'))
  const desk = await startDesk({ mainScripts: [keyStore, script] })
  const address = await beginDraft(desk)
  const composer = new ComposerPage(desk.portal)
  const unsaved = new Shell(desk.portal).notice('could not be written to disk')

  await fillDisk(desk, true)
  await composer.message.fill(textBefore)
  await expect(unsaved).toBeVisible()
  await expect(composer.message).toHaveValue(textBefore)
  await expect(desk.portal.getByRole('status').filter({ hasText: /^Saved$/ })).toHaveCount(0)

  await fillDisk(desk, false)
  await expect(unsaved).toHaveCount(0, { timeout: 20_000 })
  await desk.kill()
  const again = await reopenDraft(await startDesk({ mainScripts: [keyStore] }), address)
  await expect(again.message).toHaveValue(textBefore)
})

test('a data folder that cannot be written is a plain message, and nothing is deleted', async ({ startDesk, keyStore, dataDir }) => {
  const recorder = await writeErrorBoxRecorder(join(keyStore, '..'))
  const personal = join(dataDir, 'personal')
  await mkdir(personal)
  // Not even for the owner, and not the owner's: whoever runs this test, the application may not write here.
  await chmod(personal, 0o500)
  // It ends by itself, perhaps before the driver has seen a window.
  await startDesk({ mainScripts: [recorder] }).catch(() => undefined)
  const told = join(keyStore, '..', 'errorBox.txt')
  await expect.poll(() => readFile(told, 'utf8').catch(() => ''), { timeout: 20_000 }).toContain('cannot start')
  expect(await readFile(told, 'utf8')).toContain(dataDir)
  await chmod(personal, 0o700)
})
