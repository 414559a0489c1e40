/** How many hostile links a test run tries: some thousands, `LINK_FUZZ_RUNS` for the long proof. */
export const linkFuzzRuns = (): number => Number(process.env['LINK_FUZZ_RUNS'] ?? 4_000)
