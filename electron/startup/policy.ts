import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { policySchema, type Policy } from '../contract/policy'

/** What the policy file says, or why it cannot be used. Absent file: neither. */
export interface LoadedPolicy {
  /** Where it was looked for. */
  readonly file: string
  readonly policy?: Policy
  /** In the parser's words, with the place in the file. */
  readonly problem?: string
}

/** Where administrators put the policy on each system: a folder that technicians cannot write. */
export function policyFile(platform: NodeJS.Platform, environment: Readonly<Record<string, string | undefined>>): string {
  const named = environment['PARTNER_DESK_POLICY']
  if (named !== undefined && named !== '') return named
  if (platform === 'win32') return join(environment['ProgramData'] ?? String.raw`C:\ProgramData`, 'Partner Desk', 'policy.json')
  return platform === 'darwin' ? '/Library/Application Support/Partner Desk/policy.json' : '/etc/partner-desk/policy.json'
}

const mostBytes = 1_000_000

/**
 * Reads the policy. A file that cannot be read, is no JSON or has a field that is not as documented is not used at all: half of a
 * policy would be worse than none, and the technician is told. Never throws.
 */
export function loadPolicy(file: string, read: (file: string) => string = (path) => readFileSync(path, 'utf8')): LoadedPolicy {
  let text: string
  try {
    text = read(file)
  } catch (cause) {
    const missing = cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ENOTDIR')
    return missing ? { file } : { file, problem: cause instanceof Error ? cause.message : 'cannot be read' }
  }
  if (text.length > mostBytes) return { file, problem: 'larger than 1 MB' }
  try {
    // Windows' own tools like to write a byte order mark.
    const parsed = policySchema.safeParse(JSON.parse(text.replace(/^\uFEFF/u, '')))
    return parsed.success ? { file, policy: parsed.data } : { file, problem: z.prettifyError(parsed.error).split('\n').slice(0, 6).join(' ') }
  } catch (cause) {
    return { file, problem: cause instanceof Error ? cause.message : 'no JSON' }
  }
}
