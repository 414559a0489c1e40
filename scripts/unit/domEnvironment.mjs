import { populateGlobal } from 'vitest/runtime'
import { domFile } from './dom.mjs'

/** Vitest's own environment of this name, but for where happy-dom is read from. */
export default {
  name: 'happy-dom',
  viteEnvironment: 'client',
  async setup(global) {
    const { GlobalWindow } = await import(domFile)
    const window = new GlobalWindow({ console: global.console, url: 'http://localhost:3000', settings: { disableErrorCapturing: true } })
    const { keys, originals } = populateGlobal(global, window, { bindFunctions: true, additionalKeys })
    return {
      async teardown() {
        await window.happyDOM.abort()
        window.close()
        for (const key of keys) delete global[key]
        for (const [key, value] of originals) global[key] = value
      }
    }
  }
}

const additionalKeys = ['Request', 'Response', 'MessagePort', 'fetch', 'Headers', 'AbortController', 'AbortSignal', 'URL', 'URLSearchParams', 'FormData']
