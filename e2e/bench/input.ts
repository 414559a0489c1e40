import { appendFile } from 'node:fs/promises'
import { z } from 'zod'

const inputSchema = z.object({
  dataDir: z.string(),
  practiceUrl: z.string(),
  keyStore: z.string(),
  /** Of the practice cloud, besides the fixed ones. */
  customers: z.number(),
  /** Where the figures go, one line of JSON each. */
  figures: z.string()
})

/** What `npm run bench` hands over. */
export function benchInput(): z.infer<typeof inputSchema> {
  return inputSchema.parse(JSON.parse(process.env['PARTNER_DESK_BENCH'] ?? 'null'))
}

export async function record(name: string, figures: Readonly<Record<string, unknown>>): Promise<void> {
  await appendFile(benchInput().figures, `${JSON.stringify({ name, ...figures })}\n`)
}
