import { fileURLToPath } from 'node:url'

/** The folder of the project, without a trailing slash. */
export const projectDir = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '')

/** Whether the set-up has to arrange that Electron runs as somebody else: Chromium's sandbox refuses root. */
export const isRoot = process.platform === 'linux' && process.getuid?.() === 0
