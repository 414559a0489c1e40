import { expect, test } from 'vitest'
import { endToEndCounts, unitCounts } from './stages.mjs'

const file = (status: string, tests: number): object => ({ status, assertionResults: Array.from({ length: tests }, () => ({})) })

test('a unit test file that could not be loaded is a failure', () => {
  const report = { numPassedTests: 3, numFailedTests: 1, numPendingTests: 1, numTodoTests: 1, testResults: [file('passed', 3), file('failed', 3), file('failed', 0)] }
  expect(unitCounts(report)).toEqual({ passed: 3, failed: 2, skipped: 2 })
})

test('an end-to-end test that passed at the second try, and an error outside of tests, are failures', () => {
  expect(endToEndCounts({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 2 }, errors: [{}] })).toEqual({ passed: 5, failed: 3, skipped: 2 })
})
