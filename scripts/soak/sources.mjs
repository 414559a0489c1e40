import { projectDir } from '../lib/project.mjs'

/** Loads a module of the sources, which Node 20 cannot run by itself, and works with it. @param path from the project's folder on */
export async function withSources(path, work) {
  // Not before the set-up has run.
  const { createServer } = await import('vite')
  const server = await createServer({ configFile: false, root: projectDir, logLevel: 'error', server: { middlewareMode: true, hmr: false, watch: null, ws: false }, appType: 'custom' })
  try {
    return await work(await server.ssrLoadModule(path))
  } finally {
    await server.close()
  }
}
