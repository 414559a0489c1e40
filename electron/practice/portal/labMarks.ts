import { Hono } from 'hono'

/** Everything below is the same address for every company, so that whatever a browser keeps by origin or address could be found by another. */
export const labShared = '/portal/lab'

/**
 * Part of the lab's script; `mark` is known to it. `leaveMarks` leaves a trace in everything that a browser keeps for a page, `readMarks`
 * says what there is. The password goes to the browser by XMLHttpRequest, the only call that hands one over without asking anybody.
 */
export const marksScript = `
const shared = ${JSON.stringify(labShared)}
async function leaveMarks() {
  document.cookie = 'lab=' + mark + '; path=/'
  document.cookie = 'labkept=' + mark + '; path=/; max-age=86400'
  window.name = mark
  localStorage.setItem('lab', mark)
  sessionStorage.setItem('lab', mark)
  await new Promise((resolve, reject) => {
    const open = indexedDB.open('lab', 1)
    open.onupgradeneeded = () => open.result.createObjectStore('marks')
    open.onerror = reject
    open.onsuccess = () => {
      const change = open.result.transaction('marks', 'readwrite')
      change.objectStore('marks').put(mark, 'lab')
      change.oncomplete = () => { open.result.close(); resolve() }
    }
  })
  await (await caches.open('lab')).put(shared + '/marker', new Response(mark))
  await navigator.serviceWorker.register(shared + '/worker.js', { scope: shared + '/' })
  const file = await (await navigator.storage.getDirectory()).getFileHandle('lab', { create: true })
  const writable = await file.createWritable()
  await writable.write(mark)
  await writable.close()
  const answer = await freshAnswer()
  await new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('GET', shared + '/secret', true, 'technician', mark)
    request.onload = resolve
    request.onerror = reject
    request.send()
  })
  return answer
}
async function freshAnswer() {
  return Number(await (await fetch(shared + '/answer')).text())
}
async function readMarks() {
  const files = []
  for await (const name of (await navigator.storage.getDirectory()).keys()) files.push(name)
  return {
    cookie: document.cookie, name: window.name, local: localStorage.getItem('lab'), session: sessionStorage.getItem('lab'),
    databases: (await indexedDB.databases()).map((one) => one.name).join(','), caches: (await caches.keys()).join(','),
    workers: (await navigator.serviceWorker.getRegistrations()).length, files: files.join(','),
    password: (await fetch(shared + '/secret')).status, answer: await freshAnswer()
  }
}
`

/**
 * The other part, for pages that live at the same time: `listen` hears from then on what pages of the origin say to each other (`whatWasHeard`), `say` says a
 * word in every way, `joinWorker` tells how many pages the worker of all serves, `isLockFree` whether nobody has called `holdLock`.
 */
export const liveScript = `
const heard = []
function listen() {
  new BroadcastChannel('lab').onmessage = ({ data }) => heard.push('said ' + data)
  window.addEventListener('storage', ({ key, newValue }) => { if (key === 'said') heard.push('stored ' + newValue) })
}
function whatWasHeard() { return heard }
function say(word) {
  new BroadcastChannel('lab').postMessage(word)
  localStorage.setItem('said', word)
}
function joinWorker() { return new Promise((resolve, reject) => {
  window.worker = new SharedWorker('${labShared}/shared.js')
  window.worker.port.onmessage = ({ data }) => resolve(data)
  window.worker.onerror = () => reject(new Error('the worker did not start'))
}) }
function holdLock() { return new Promise((held) => { navigator.locks.request('lab', () => { held(); return new Promise(() => {}) }) }) }
function isLockFree() { return navigator.locks.request('lab', { ifAvailable: true }, async (lock) => lock !== null) }
function keepBlob(text) { return URL.createObjectURL(new Blob([text])) }
function readBlob(url) { return fetch(url).then((answer) => answer.text(), (error) => error.name) }
`

const sharedWorker = `
const ports = []
self.onconnect = ({ ports: [port] }) => { ports.push(port); port.postMessage(ports.length) }
`

/** What the pages for experiments of all companies ask for; exists only with the controls. */
export const labSharedRoutes = (): Hono => {
  const app = new Hono()
  let answers = 0
  const script = { 'content-type': 'text/javascript', 'cache-control': 'no-store' } as const
  app.get('/', (context) => context.html(`<!doctype html><html lang="en"><title>Lab</title><h1>Lab</h1><script>const mark = 'nobody';${marksScript}</script>`))
  app.get('/worker.js', (context) => context.body("self.addEventListener('fetch', () => {})", 200, script))
  app.get('/shared.js', (context) => context.body(sharedWorker, 200, script))
  // Whoever gets a number for the second time got it from a cache.
  app.get('/answer', (context) => context.body(String((answers += 1)), 200, { 'content-type': 'text/plain', 'cache-control': 'public, max-age=3600' }))
  app.get('/secret', (context) => context.req.header('authorization')?.startsWith('Basic ') === true
    ? context.body('secret', 200, { 'content-type': 'text/plain', 'cache-control': 'no-store' })
    : context.body('', 401, { 'www-authenticate': 'Basic realm="lab"', 'cache-control': 'no-store' }))
  return app
}
