import { relationshipOrigins, relationshipStates, type RelationshipFilter, type RelationshipSortKey } from '../../../../electron/contract/relationship'

const sortKeys: readonly RelationshipSortKey[] = ['customer', 'name', 'state', 'createdAt', 'endsAt']
const origins = [...relationshipOrigins, 'anyone'] as const

/** What the list shows: the filter, and by which column. */
export interface Shown {
  readonly filter: RelationshipFilter
  readonly sort: RelationshipSortKey
  readonly descending: boolean
}

/** Reads what an address asks for; what is not understood does not narrow. */
export function shownFor(query: string): Shown {
  const wanted = new URLSearchParams(query)
  const text = (name: string): string | undefined => wanted.get(name) ?? undefined
  const oneOf = <T extends string>(name: string, options: readonly T[]): T | undefined => options.find(option => option === wanted.get(name))
  const whole = (name: string, least: number): number | undefined => {
    const value = Number(wanted.get(name) ?? Number.NaN)
    return Number.isInteger(value) && value >= least && value <= 3_650 ? value : undefined
  }
  const flag = (name: string): boolean | undefined => (wanted.get(name) === 'yes' ? true : wanted.get(name) === 'no' ? false : undefined)
  const month = /^\d{4}-\d{2}$/.exec(text('month') ?? '')?.[0]
  const [state, origin] = [oneOf('state', relationshipStates), oneOf('origin', origins)]
  const [within, after, waiting] = [whole('within', 1), whole('after', 0), whole('waiting', 0)]
  const [autoExtend, problem] = [flag('autoExtend'), flag('problem')]
  const [template, group] = [text('template')?.slice(0, 64), text('group')?.slice(0, 100)]
  return {
    filter: {
      text: (text('text') ?? '').slice(0, 200),
      ...(state !== undefined && { state }), ...(origin !== undefined && { origin }), ...(within !== undefined && { within }), ...(after !== undefined && { after }), ...(waiting !== undefined && { waiting }),
      ...(month !== undefined && { month }), ...(template !== undefined && { template }), ...(group !== undefined && { group }),
      ...(autoExtend !== undefined && { autoExtend }), ...(problem !== undefined && { problem })
    },
    sort: oneOf('sort', sortKeys) ?? 'endsAt',
    descending: wanted.get('descending') === 'yes'
  }
}

/** The address's own form of it; empty where nothing differs from the whole list. */
export function queryFor({ filter, sort, descending }: Shown): Record<string, string> {
  const entries = Object.entries(filter).flatMap(([name, value]): [string, string][] => {
    if (value === undefined || value === '') return []
    return [[name, typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)]]
  })
  return Object.fromEntries([...entries, ...(sort === 'endsAt' ? [] : [['sort', sort]]), ...(descending ? [['descending', 'yes']] : [])])
}

/** Whether anything narrows the list. */
export const narrows = ({ text, ...others }: RelationshipFilter): boolean => text !== '' || Object.keys(others).length > 0
