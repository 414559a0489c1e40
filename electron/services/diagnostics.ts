import { AppFailure } from '../contract/errors'
import type { DiagnosticSection, Diagnostics } from '../contract/diagnostics'
import type { Activity, Clock, HandOverPort } from './ports'
import { createMask } from './mask'

export interface DiagnosticsParts {
  /** What there is to say of each section; secrets are removed from it already. */
  readonly sources: Readonly<Record<DiagnosticSection, () => unknown>>
  /** Tenant ids that are known here, by which they are found in texts. */
  readonly isTenant: (guid: string) => boolean
  readonly homeFolder: string
  readonly handOver: Pick<HandOverPort, 'saveAs'>
  readonly activity: Activity
  readonly clock: Clock
}

/** Collects what helps to find a fault, without people, customers or secrets in it (capabilities 8.2), and saves what was looked at. */
export class DiagnosticsService {
  readonly #parts: DiagnosticsParts
  #last: Diagnostics | undefined

  constructor(parts: DiagnosticsParts) {
    this.#parts = parts
  }

  async collect(): Promise<Diagnostics> {
    const { sources, clock, isTenant, homeFolder } = this.#parts
    // One mask for all sections, so that the same customer has the same name in each.
    const mask = createMask({ isTenant, homeFolder })
    const found = await Promise.all(
      Object.entries(sources).map(async ([id, read]) => ({ id: id as DiagnosticSection, text: asText(await said(read)) }))
    )
    // What a later section tells of as a domain may stand by itself in an earlier one.
    for (const { text } of found) mask(text)
    const sections = found.map(({ id, text }) => ({ id, text: mask(text) }))
    this.#last = { id: globalThis.crypto.randomUUID(), collectedAt: new Date(clock.now()).toISOString(), sections }
    return this.#last
  }

  /** @throws AppFailure `notFound` `diagnostics.gone`, `cancelled` `diagnostics.saveCancelled`, `storage` */
  async save(id: string, wanted: readonly DiagnosticSection[]): Promise<void> {
    const collected = this.#last
    if (collected === undefined || collected.id !== id) throw new AppFailure({ kind: 'notFound', code: 'diagnostics.gone' })
    const { handOver, activity } = this.#parts
    const chosen = collected.sections.filter((section) => wanted.includes(section.id))
    const text = chosen.map((section) => `== ${section.id}\n${section.text}\n`).join('\n')
    const saved = await handOver.saveAs('partner-desk-diagnostics.txt', `Partner Desk, ${collected.collectedAt}\n\n${text}`)
    if (saved === undefined) throw new AppFailure({ kind: 'cancelled', code: 'diagnostics.saveCancelled' })
    await activity.record({ action: 'diagnostics.save', result: 'ok', detail: { sections: chosen.map((section) => section.id).join(', ') } })
  }
}

/** A source that fails says so in its place: the rest is all the more of use then. */
async function said(read: () => unknown): Promise<unknown> {
  try {
    return await read()
  } catch (cause) {
    return `not available: ${cause instanceof Error ? cause.message : 'unknown'}`
  }
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value, undefined, 2) ?? '')
