export interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

export declare function unitCounts(report: {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly numTodoTests: number
  readonly testResults: readonly object[]
}): Counts
export declare function endToEndCounts(report: { readonly stats: Readonly<Record<'expected' | 'unexpected' | 'flaky' | 'skipped', number>>; readonly errors: readonly object[] }): Counts
