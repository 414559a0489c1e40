import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** A drawing inside of a page needs no namespace, and each byte of the first chunk counts. */
const slimDrawings = {
  name: 'slim-drawings',
  transform: (code: string, id: string) => (id.endsWith('.svg?raw') ? { code: code.replace(/ xmlns=(\\?)"[^"\\]*\\?"/, ''), map: null } : undefined)
}

/** 33.2 is the oldest Electron the application runs on: Chromium 130, Node 20.18. */
const nodeTarget = 'node20.18'
const pageTarget = 'chrome130'

/**
 * Everything is bundled, so that a start reads few files and a package carries no node_modules.
 * The practice cloud is an entry of its own: it runs as its own process, under Electron or plain Node.
 */
export default defineConfig({
  main: {
    build: {
      target: nodeTarget,
      externalizeDeps: false,
      minify: true,
      sourcemap: 'hidden',
      rollupOptions: {
        external: ['electron'],
        input: { main: here('electron/main.ts'), practice: here('electron/practice/main.ts') },
        // The identity provider's library stores its records under the names of its classes.
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js', keepNames: true }
      }
    }
  },
  preload: {
    build: {
      // Runs in the page, but this tool wants a Node target; both name the same V8.
      target: nodeTarget,
      externalizeDeps: false,
      isolatedEntries: true,
      minify: true,
      sourcemap: false,
      rollupOptions: {
        external: ['electron'],
        input: { portal: here('electron/preload/portal.ts'), frame: here('electron/preload/frame.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' }
      }
    }
  },
  renderer: {
    root: here('renderer'),
    base: './',
    plugins: [react(), slimDrawings],
    build: {
      target: pageTarget,
      outDir: here('out/renderer'),
      minify: true,
      sourcemap: 'hidden',
      modulePreload: { polyfill: false },
      rollupOptions: { input: { index: here('renderer/index.html'), frame: here('renderer/frame/index.html'), switcher: here('renderer/switcher/index.html') } }
    }
  }
})
