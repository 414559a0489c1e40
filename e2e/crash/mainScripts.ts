import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Desk } from '../fixtures/app'

const recordErrorBox = `const { dialog } = require('electron')
const { appendFileSync } = require('node:fs')
const { join } = require('node:path')
dialog.showErrorBox = (title, content) => appendFileSync(join(__dirname, 'errorBox.txt'), title + '\\n' + content + '\\n')
`

const fillableDisk = `const { promises } = require('node:fs')
const { join } = require('node:path')
const state = { full: false }
globalThis.partnerDeskTestDisk = state
const full = async () => { throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' }) }
promises.open(join(__dirname, 'fillableDisk.cjs'), 'r').then(async (file) => {
  const prototype = Object.getPrototypeOf(file)
  for (const name of ['write', 'writev', 'writeFile', 'appendFile']) {
    const write = prototype[name]
    prototype[name] = function (...given) { return state.full ? full() : write.apply(this, given) }
  }
  await file.close()
})
`

/** A script for the main process that writes error boxes into `errorBox.txt` beside itself, because nobody is there to close one. */
export function writeErrorBoxRecorder(folder: string): Promise<string> {
  return written(folder, 'errorBox.cjs', recordErrorBox)
}

/** A script for the main process that makes its disk one that can be full (see {@link fillDisk}), on every system and for every user. */
export function writeFillableDisk(folder: string): Promise<string> {
  return written(folder, 'fillableDisk.cjs', fillableDisk)
}

export async function fillDisk(desk: Desk, full: boolean): Promise<void> {
  await desk.app.evaluate((_electron, now) => {
    const { partnerDeskTestDisk } = globalThis as unknown as { readonly partnerDeskTestDisk: { full: boolean } }
    partnerDeskTestDisk.full = now
  }, full)
}

async function written(folder: string, name: string, text: string): Promise<string> {
  const file = join(folder, name)
  await writeFile(file, text, { mode: 0o644 })
  return file
}
