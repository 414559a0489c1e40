/**
 * The rooms of the house and what each may import (electron/README.md shows the picture). A room is named after its folder;
 * the longest name that fits decides. `from`: rooms it may import besides itself. `electron`: `types` = only types, `some` = everything but
 * the two names that have one home each. `node`: whether Node's own modules are allowed. `packages`: `any`, or the only ones.
 * Tests work with the real things of other rooms instead of mocks, so for them only Electron stays behind its wall.
 */
const oneWay = 'Data goes one way: portal → router → services → clouds and store. Nothing imports what stands before it.'

export const rooms = {
  'electron/contract': { from: [], packages: ['zod'], why: 'The contract is the vocabulary of both processes: it knows zod and nothing else.' },
  'electron/domain': { from: ['electron/contract'], packages: ['zod'], why: 'The rules are pure and run in both processes: they know the contract, zod and nothing else.' },
  'electron/lib': { from: ['electron/contract'], node: true, packages: [], why: 'Small tools know nothing of the application.' },
  'electron/preload': { from: ['electron/contract', 'electron/domain'], electron: 'some', packages: [], why: 'A preload runs in the page’s process: it knows only the contract and the rules.' },
  'electron/ipc': {
    from: ['electron/contract', 'electron/domain', 'electron/lib', 'electron/services'],
    electron: 'types',
    node: true,
    packages: ['zod'],
    why: 'The router and its handlers check and hand on; what happens is decided by the services.'
  },
  'electron/services': {
    from: ['electron/contract', 'electron/domain', 'electron/lib', 'electron/store/types', 'electron/clouds/cloud'],
    node: true,
    packages: ['zod'],
    why: 'Use cases know interfaces (services/ports), not connectors: main.ts hands them in. That keeps them testable and free of Electron.'
  },
  'electron/clouds': {
    from: ['electron/contract', 'electron/domain', 'electron/lib', 'electron/services/ports', 'electron/services/signInPorts', 'electron/store/types'],
    node: true,
    packages: 'any',
    why: `Connectors speak HTTP and implement the services’ interfaces. ${oneWay}`
  },
  'electron/store': { from: ['electron/contract', 'electron/domain', 'electron/lib', 'electron/services/ports'], node: true, packages: 'any', why: `The store keeps records. ${oneWay}` },
  'electron/windows': {
    from: ['electron/contract', 'electron/domain', 'electron/lib', 'electron/security', 'electron/services/ports', 'electron/services/signInPorts', 'electron/ipc/trustedSenders', 'electron/startup/texts'],
    electron: 'some',
    node: true,
    packages: [],
    why: `Windows show pages and implement the services’ interfaces. ${oneWay}`
  },
  'electron/security': { from: ['electron/contract', 'electron/domain', 'electron/lib'], electron: 'some', node: true, packages: [], why: `Hardening stands alone, so that it can be read at one sitting. ${oneWay}` },
  'electron/startup': { from: 'all but practice', electron: 'some', node: true, packages: 'any', why: 'The practice cloud is a process of its own: it is started by its path, never imported.' },
  'electron/main': { from: 'all but practice', electron: 'some', node: true, packages: 'any', why: 'The practice cloud is a process of its own: it is started by its path, never imported.' },
  'electron/practice': {
    from: ['electron/contract', 'electron/domain', 'electron/lib'],
    node: true,
    packages: 'any',
    why: 'The practice cloud must be as strange to the application as Microsoft’s: they share only the vocabulary, and meet over HTTP.'
  },
  renderer: { from: ['electron/contract', 'electron/domain'], packages: 'any', why: 'A page knows only the contract and the rules; everything else it asks for through the bridge.' }
}

/** Names of Electron that have one home each. */
export const homes = {
  shell: { file: 'electron/security/openExternal', why: '`shell` opens whatever it is given, so only security/openExternal.ts may use it, after judging the address.' },
  ipcMain: { file: 'electron/ipc/router', why: 'Every message goes through ipc/router.ts, which checks sender, frame and arguments. A second listener would be an unguarded door.' }
}

/** Files that use Electron itself in rooms that otherwise see only its types. */
export const electronHomes = ['electron/ipc/router', 'electron/store/vault', 'electron/store/safeStorage']
