import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPractice } from '../bench/practice.mjs'
import { say } from '../lib/say.mjs'
import { withSources } from './sources.mjs'

/** A place that is forgotten, one trouble in eight, must not come more often than a list has pages of 300: it could never be read to its end. */
const faultEvery = (customers) => Math.max(3, Math.round(customers / 1_700))

/**
 * Reads all customers of a practice cloud, a process of its own, on a bad day (electron/services/testing/refreshUnderFaults.ts).
 * Answers whether the store is what the cloud has at the end.
 */
export async function refreshFaults(customers) {
  const folder = mkdtempSync(join(tmpdir(), 'partner-desk-soak-'))
  const practice = await startPractice(customers, ['--control'])
  try {
    const figures = await withSources('/electron/services/testing/refreshUnderFaults.ts', ({ refreshUnderFaults }) =>
      refreshUnderFaults({ ready: practice.ready, folder, everyAnswers: faultEvery(customers), retryAfter: 1, say }))
    const { differences, seconds, memoryMb, longestBlockMs, longestWorkMs, ...counts } = figures
    say(JSON.stringify({ ...counts, seconds: Math.round(seconds), memoryMb: Math.round(memoryMb), longestBlockMs: Math.round(longestBlockMs), longestWorkMs: Math.round(longestWorkMs), differences: differences.length }))
    for (const difference of differences.slice(0, 20)) say(difference)
    return differences.length === 0 && counts.customers >= customers && counts.refused > 0 && counts.resumed > 0
  } finally {
    await practice.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
