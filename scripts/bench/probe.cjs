/**
 * Runs in the main process before the application that is measured, the bare one or ours, and prints one line of JSON when its page has
 * set the mark of `BENCH_MARK`. All times are milliseconds since the epoch. With `BENCH_STALLS` it also watches the main process, which
 * costs a little, so that runs that are timed do without.
 */
const { app } = require('electron')

const mark = process.env.BENCH_MARK
const everyMs = 4
const stalls = { longest: 0, afterWindow: 0 }
const times = { main: Date.now() }

function watchStalls() {
  let before = performance.now()
  setInterval(() => {
    const now = performance.now()
    const late = now - before - everyMs
    before = now
    stalls.longest = Math.max(stalls.longest, late)
    if (times.page !== undefined) stalls.afterWindow = Math.max(stalls.afterWindow, late)
  }, everyMs)
}

/** Runs in the page: resolves when it has painted and set its mark. */
const inPage = `new Promise((resolve) => {
  const seen = {}
  const look = (list) => {
    for (const { name, startTime } of list.getEntries()) seen[name] ??= performance.timeOrigin + startTime
    if (seen['first-contentful-paint'] && seen[${JSON.stringify(mark)}]) {
      resolve({ origin: performance.timeOrigin, paint: seen['first-contentful-paint'], interactive: seen[${JSON.stringify(mark)}], nodes: document.querySelectorAll('*').length, scripts: performance.getEntriesByType('resource').length })
    }
  }
  for (const type of ['mark', 'paint']) new PerformanceObserver(look).observe({ type, buffered: true })
})`

async function follow(contents) {
  times.page = Date.now()
  const page = await contents.executeJavaScript(inPage)
  process.stdout.write(`${JSON.stringify({ ...times, ...page })}\n`)
}

if (process.env.BENCH_STALLS) {
  watchStalls()
  // Asked for by the measuring process, at the end.
  process.on('SIGUSR2', () => process.stdout.write(`${JSON.stringify(stalls)}\n`))
}
app.once('ready', () => {
  times.ready = Date.now()
})
app.once('browser-window-created', (_event, window) => {
  times.window = Date.now()
  window.webContents.once('dom-ready', () => void follow(window.webContents))
})
