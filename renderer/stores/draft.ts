import { createStore, type StoreApi } from 'zustand/vanilla'
import type { AppError } from '../../electron/contract/errors'
import type { HandOver, MailMeasure, Offer } from '../../electron/contract/offer'
import type { Bridge } from '../bridge'
import type { DraftChoices } from './draftChoices'
import { createHandOver } from './draftHandOver'
import { createSaving } from './draftSaving'
import { textOf, type DraftText } from './draftText'

export type HandOverWay = 'openInEmail' | 'copyMessage' | 'copyLink' | 'saveEml'
/** What the technician is told after a hand-over. */
export type HandedOver = HandOver | 'linkCopied'

/** One offer while it is composed. Nothing typed is ever thrown away: a save that failed is tried again with the next one. */
export interface DraftStore {
  readonly offer: Offer
  readonly text: DraftText
  /** What was chosen and is not kept yet. */
  readonly choices: DraftChoices
  readonly saved: boolean
  readonly busy: 'issuing' | HandOverWay | 'confirming' | 'composing' | 'changing' | undefined
  /** Whether the cloud is being asked for the customer's answer; it keeps nobody from working. */
  readonly refreshing: boolean
  readonly error: AppError | undefined
  readonly measure: MailMeasure | undefined
  readonly handedOver: HandedOver | undefined
  type(patch: Partial<DraftText>): void
  choose(patch: DraftChoices): void
  /** Resolves when everything typed is kept by the main process; `false` when it could not be. */
  flush(): Promise<boolean>
  issue(): Promise<boolean>
  /** Makes the message from the template; what the technician wrote is kept unless `replace`. */
  compose(replace?: boolean): Promise<boolean>
  /** Agrees to what the catalogue changed. */
  acceptChanges(): Promise<boolean>
  /** Takes the offer out of the outbox, so that it can be changed again. */
  unqueue(): Promise<boolean>
  handOver(way: HandOverWay): Promise<void>
  confirmSent(sent: boolean): Promise<void>
  /** Asks the cloud whether the customer answered; `quiet` when nobody asked, so that a failure is no news. */
  refresh(quiet?: boolean): Promise<void>
  /** Takes in what the main process told, without touching what is being typed. */
  receive(offer: Offer): void
  measureAgain(): Promise<void>
}

/** What the parts of a draft share. */
export interface DraftCore {
  readonly calls: Bridge['calls']
  readonly offerId: Offer['id']
  readonly get: () => DraftStore
  readonly set: (patch: Partial<DraftStore>) => void
}

export function createDraftStore({ calls }: Bridge, first: Offer): StoreApi<DraftStore> {
  return createStore<DraftStore>((set, get) => {
    const core: DraftCore = { calls, offerId: first.id, get, set }
    const saving = createSaving(core)
    return {
      offer: first,
      text: textOf(first),
      choices: {},
      saved: true,
      busy: undefined,
      refreshing: false,
      error: undefined,
      measure: undefined,
      handedOver: undefined,
      ...saving.actions,
      ...createHandOver(core, saving.plan)
    }
  })
}
