import type { Intent } from '../intents/intent'
import type { QuoteRequest } from './quotePorts'

/** A quote that the cloud is to issue; `id` is the offer's. */
export type QuoteIntent = Intent<QuoteRequest>
