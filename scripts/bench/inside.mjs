import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectDir } from '../lib/project.mjs'
import { run } from '../lib/run.mjs'
import { say } from '../lib/say.mjs'

/**
 * Runs the part of `e2e/bench` that carries `tag`, inside the application.
 * @param input what `e2e/bench/input.ts` reads
 * @returns the figures that it recorded
 */
export async function runInside(tag, input) {
  const tool = join(projectDir, 'node_modules', '@playwright', 'test', 'cli.js')
  const args = [tool, 'test', '--config', join(projectDir, 'e2e', 'bench', 'playwright.config.ts'), '--grep', tag]
  const { code, output } = await run(process.execPath, args, { cwd: projectDir, env: { ...process.env, PARTNER_DESK_BENCH: JSON.stringify(input) }, timeoutMs: 15 * 60_000 })
  if (code !== 0) {
    // What the other parts have measured is still worth showing.
    process.exitCode = 1
    say(`Measuring ${tag} failed:\n${output.trim().split('\n').slice(-40).join('\n')}`)
  }
  return existsSync(input.figures) ? readFileSync(input.figures, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line)) : []
}
