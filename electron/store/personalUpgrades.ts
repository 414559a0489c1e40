import type { Offer } from '../contract/offer'

type FirstOffer = Omit<Offer, 'via' | 'lines' | 'includeDelegatedAdministration' | 'acceptances' | 'history'>

const isOffer = (record: unknown): record is FirstOffer => typeof record === 'object' && record !== null && 'createdAt' in record

/** Version 1 knew offers of delegated administration to one customer only, made as relationships. */
function offersFromVersion1(table: string, record: unknown): unknown {
  if (table !== 'offers' || !isOffer(record)) return record
  const upgraded: Offer = {
    via: 'relationship',
    lines: [],
    includeDelegatedAdministration: true,
    acceptances: [],
    history: [{ at: record.createdAt, event: 'created' }],
    ...record
  }
  return upgraded
}

/** Pure steps from each version of the technician's own store to the next. */
export const personalUpgrades: Readonly<Record<number, (table: string, record: unknown) => unknown>> = {
  1: offersFromVersion1,
  // Version 2 kept activity without a search text, which an upgrade makes anew for every record.
  2: (_table, record) => record,
  // Version 3 knew no owners. Whose a record is, nobody knows before somebody signs in (ownedStore, adoptUnowned).
  3: (_table, record) => record
}
