import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'

/**
 * Makes one plain script of a child process and what it uses, because Node 20 cannot run TypeScript.
 * @param folder for the script; it need not be there
 * @param file the module, whose function `begin` gets the script's own arguments
 * @returns the path of the script
 */
export async function bundleChild(folder: string, file: string, begin: string): Promise<string> {
  const entry = join(folder, 'entry.mjs')
  await mkdir(folder, { recursive: true })
  await writeFile(entry, `import { ${begin} } from ${JSON.stringify(file)}\nawait ${begin}(...process.argv.slice(2))\n`)
  await build({
    configFile: false,
    logLevel: 'error',
    root: folder,
    ssr: { noExternal: true },
    build: { ssr: entry, outDir: join(folder, 'out'), target: 'node20', rollupOptions: { output: { entryFileNames: 'child.mjs' } } }
  })
  return join(folder, 'out', 'child.mjs')
}
