import type { Result } from '../../electron/contract/errors'
import type { Offer } from '../../electron/contract/offer'
import type { DraftCore, DraftStore, HandedOver, HandOverWay } from './draft'
import { noChoices } from './draftChoices'
import { keepLink, sameText, textOf } from './draftText'
import { isOwnCancel } from './ownCancel'

type HandOverActions = Pick<DraftStore, 'issue' | 'compose' | 'acceptChanges' | 'unqueue' | 'handOver' | 'confirmSent' | 'refresh'>

/** Makes the link, hands the message over, and keeps what became of it (capabilities 4.4, 4.5). */
export function createHandOver({ calls, offerId, get, set }: DraftCore, plan: () => void): HandOverActions {
  const during = async <T>(busy: NonNullable<DraftStore['busy']>, work: () => Promise<Result<T>>): Promise<T | undefined> => {
    set({ busy, error: undefined })
    const result = await work()
    set({ busy: undefined })
    if (result.ok) return result.value
    if (!isOwnCancel(result.error)) set({ error: result.error })
    return undefined
  }
  const readAgain = async (): Promise<void> => {
    const result = await calls['offers.get']({ offerId })
    if (result.ok) get().receive(result.value)
  }
  const takeIssued = (offer: Offer, typedSince: boolean): void => {
    const text = typedSince ? keepLink(get().text, offer) : textOf(offer)
    const saved = sameText(text, offer) && noChoices(get().choices)
    set({ offer, text, saved })
    if (!saved) plan()
  }
  /** Takes over what the main process made of the offer; what was typed meanwhile stays. */
  const changeBy = async (busy: 'composing' | 'changing', ask: () => Promise<Result<Offer>>): Promise<boolean> => {
    if (!await get().flush()) return false
    const before = get().text
    const offer = await during(busy, ask)
    if (offer === undefined) return false
    takeIssued(offer, !sameText(get().text, before))
    await get().measureAgain()
    return true
  }
  let issuing: Promise<boolean> | undefined
  const issueOnce = async (): Promise<boolean> => {
    if (!await get().flush()) return false
    const before = get().text
    const offer = await during('issuing', () => calls['offers.issue']({ offerId }))
    if (offer === undefined) {
      await readAgain()
      return false
    }
    takeIssued(offer, !sameText(get().text, before))
    await get().measureAgain()
    return offer.link !== undefined
  }
  /** A second wish while the link is being made gets the same answer, so that the offer is never issued twice. */
  const issue = async (): Promise<boolean> => {
    issuing ??= issueOnce().finally(() => { issuing = undefined })
    return issuing
  }
  const carryOut = async (way: HandOverWay): Promise<Result<HandedOver>> => {
    if (way !== 'copyLink') return calls[`offers.${way}`]({ offerId })
    const copied = await calls['offers.copyLink']({ offerId })
    return copied.ok ? { ok: true, value: 'linkCopied' } : copied
  }
  return {
    issue,
    compose: (replace = false) => changeBy('composing', () => calls['offers.compose']({ offerId, replace })),
    acceptChanges: () => changeBy('changing', () => calls['offers.acceptChanges']({ offerId })),
    unqueue: () => changeBy('changing', () => calls['offers.unqueue']({ offerId })),
    handOver: async way => {
      const { busy } = get()
      if (busy !== undefined && busy !== 'issuing') return
      if (!await get().flush()) return
      if (get().offer.link === undefined && !await issue()) return
      const handedOver = await during(way, () => carryOut(way))
      if (handedOver === undefined) return
      set({ handedOver })
      await readAgain()
    },
    confirmSent: async sent => {
      const offer = await during('confirming', () => calls['offers.confirmSent']({ offerId, sent }))
      if (offer !== undefined) set({ offer, handedOver: undefined })
    },
    refresh: async (quiet = false) => {
      set({ refreshing: true })
      const result = await calls['offers.refresh']({ offerId })
      set({ refreshing: false })
      if (result.ok) get().receive(result.value)
      else if (!quiet) set({ error: result.error })
    }
  }
}
