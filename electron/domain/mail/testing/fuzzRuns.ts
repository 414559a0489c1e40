/** How many inputs the fuzz tests of mail try: a few thousand in every test run, `MAIL_FUZZ_RUNS` for the long proof. */
export const fuzzRuns = (): number => Number(process.env['MAIL_FUZZ_RUNS'] ?? 4_000)
