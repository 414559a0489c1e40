import { closeSync, fstatSync, mkdirSync, openSync, readSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { crc32, inflateRawSync } from 'node:zlib'

const endSignature = 0x06054b50
const entrySignature = 0x02014b50

/**
 * Unpacks a zip file, because a fresh machine has no `unzip`. Stored and deflated entries, no zip64 (under 4 GB and 65,535 entries).
 * @param place answers where an entry goes, relative to `target`, or `undefined` to leave it out
 */
export function unzip(zipFile, target, place) {
  const file = openSync(zipFile, 'r')
  try {
    for (const entry of entriesOf(file)) {
      const name = entry.name.endsWith('/') ? undefined : place(entry.name)
      if (name === undefined) continue
      if (name.split('/').includes('..')) throw new Error(`The archive names a file outside of itself: ${entry.name}`)
      const path = join(target, name)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, contentOf(file, entry), { mode: entry.executable ? 0o755 : 0o644 })
    }
  } finally {
    closeSync(file)
  }
}

function entriesOf(file) {
  const size = fstatSync(file).size
  const tail = take(file, Math.max(0, size - 66_000), Math.min(size, 66_000))
  let at = tail.length - 22
  while (at >= 0 && tail.readUInt32LE(at) !== endSignature) at -= 1
  if (at < 0) throw new Error('This is no zip file, or only part of one.')
  const directory = take(file, tail.readUInt32LE(at + 16), tail.readUInt32LE(at + 12))
  const entries = []
  for (let offset = 0; offset < directory.length && directory.readUInt32LE(offset) === entrySignature; ) {
    const nameLength = directory.readUInt16LE(offset + 28)
    entries.push({
      method: directory.readUInt16LE(offset + 10),
      checksum: directory.readUInt32LE(offset + 16),
      packedSize: directory.readUInt32LE(offset + 20),
      executable: ((directory.readUInt32LE(offset + 38) >>> 16) & 0o111) !== 0,
      headerAt: directory.readUInt32LE(offset + 42),
      name: directory.toString('utf8', offset + 46, offset + 46 + nameLength)
    })
    offset += 46 + nameLength + directory.readUInt16LE(offset + 30) + directory.readUInt16LE(offset + 32)
  }
  return entries
}

function contentOf(file, entry) {
  const header = take(file, entry.headerAt, 30)
  const packed = take(file, entry.headerAt + 30 + header.readUInt16LE(26) + header.readUInt16LE(28), entry.packedSize)
  const content = entry.method === 0 ? packed : inflateRawSync(packed)
  if (crc32(content) !== entry.checksum) throw new Error(`The archive is damaged at ${entry.name}.`)
  return content
}

function take(file, position, length) {
  const buffer = Buffer.alloc(length)
  let filled = 0
  while (filled < length) {
    const count = readSync(file, buffer, filled, length - filled, position + filled)
    if (count === 0) throw new Error('The archive ends too early.')
    filled += count
  }
  return buffer
}
