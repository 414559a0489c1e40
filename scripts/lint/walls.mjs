import { isBuiltin } from 'node:module'
import { dirname, join, relative, sep } from 'node:path'
import { electronHomes, homes, rooms } from './rooms.mjs'

const electronWhy = 'Electron is used only by main.ts, startup, preload, ipc/router, windows, security and the vault, so that everything else runs and is tested without it.'

const isTest = /\.test$|\/testing\//

/** Reports an import that breaks through a wall between two rooms. */
export const walls = {
  meta: { type: 'problem', docs: { description: 'Each room imports only what rooms.mjs allows' }, schema: [] },
  create(context) {
    const file = withoutEnding(relative(context.cwd, context.filename).split(sep).join('/'))
    const name = roomOf(file)
    if (name === undefined) return {}
    const look = (node, source, isType, names) => {
      if (source?.type !== 'Literal' || typeof source.value !== 'string') return
      const message = judge({ file, name, wanted: source.value, isType, names })
      if (message !== undefined) context.report({ node, message })
    }
    return {
      ImportDeclaration: (node) => look(node, node.source, onlyTypes(node), namesOf(node)),
      ExportNamedDeclaration: (node) => look(node, node.source, node.exportKind === 'type', (node.specifiers ?? []).map((one) => one.local?.name)),
      ExportAllDeclaration: (node) => look(node, node.source, node.exportKind === 'type', ['*']),
      ImportExpression: (node) => look(node, node.source, false, ['*'])
    }
  }
}

function judge({ file, name, wanted, isType, names }) {
  const room = rooms[name]
  if (wanted === 'electron' || wanted.startsWith('electron/')) return judgeElectron(file, room, isType, names)
  if (isTest.test(file)) return undefined
  if (wanted.startsWith('.')) return judgeRoom(name, room, withoutEnding(join(dirname(file), wanted).split(sep).join('/')))
  if (isBuiltin(wanted)) return room.node ? undefined : `${room.why} (Node’s ${wanted} is not for this room.)`
  return room.packages === 'any' || room.packages.some((one) => wanted === one || wanted.startsWith(`${one}/`)) ? undefined : `${room.why} (The package ${wanted} is not for this room.)`
}

function judgeRoom(name, room, target) {
  const targetRoom = roomOf(target)
  if (targetRoom === undefined || targetRoom === name) return undefined
  if (room.from === 'all but practice') return targetRoom === 'electron/practice' || targetRoom === 'renderer' ? room.why : undefined
  return room.from.some((allowed) => target === allowed || target.startsWith(`${allowed}/`)) ? undefined : room.why
}

function judgeElectron(file, room, isType, names) {
  if (isType && room.electron !== undefined) return undefined
  if (room.electron !== 'some' && !electronHomes.includes(file)) return electronWhy
  for (const [name, home] of Object.entries(homes)) {
    if (home.file !== file && (names.includes(name) || names.includes('*') || names.includes('default'))) return home.why
  }
  return undefined
}

function roomOf(file) {
  return Object.keys(rooms)
    .filter((name) => file === name || file.startsWith(`${name}/`))
    .toSorted((a, b) => b.length - a.length)[0]
}

function withoutEnding(file) {
  return file.replace(/\.(c|m)?(t|j)sx?$/, '')
}

function onlyTypes(node) {
  return node.importKind === 'type' || (node.specifiers.length > 0 && node.specifiers.every((one) => one.importKind === 'type'))
}

function namesOf(node) {
  return node.specifiers.map((one) => (one.type === 'ImportSpecifier' ? one.imported.name : one.type === 'ImportDefaultSpecifier' ? 'default' : '*'))
}
