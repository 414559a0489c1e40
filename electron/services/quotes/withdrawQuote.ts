import { AppFailure } from '../../contract/errors'
import type { QuoteRecord, Quotes } from './quotePorts'

const gone = (record: QuoteRecord | undefined): boolean => record === undefined || record.state === 'withdrawn' || record.state === 'expired'

/**
 * Takes a quote back, over lost answers and changes by customers meanwhile: a failure counts only if the quote can still be
 * accepted afterwards. @throws AppFailure when it could not be withdrawn, or when nobody can say
 */
export async function withdrawQuote(quotes: Pick<Quotes, 'get' | 'withdraw'>, id: string, signal?: AbortSignal): Promise<void> {
  const record = await quotes.get(id, signal)
  if (record === undefined || gone(record)) return
  const cause = await attempt(quotes, record, signal)
  if (cause === undefined) return
  const after = await quotes.get(id, signal).catch(() => record)
  if (after === undefined || gone(after)) return
  // A customer answered between reading and writing: once more on what it is now.
  const again = cause.error.kind === 'conflict' ? await attempt(quotes, after, signal) : cause
  if (again !== undefined) throw again
}

async function attempt(quotes: Pick<Quotes, 'withdraw'>, record: QuoteRecord, signal?: AbortSignal): Promise<AppFailure | undefined> {
  try {
    await quotes.withdraw(record, signal)
    return undefined
  } catch (cause) {
    if (cause instanceof AppFailure) return cause
    throw cause
  }
}
