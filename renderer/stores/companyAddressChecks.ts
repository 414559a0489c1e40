import type { AddressGroup, CompanyAddress } from '../../electron/contract/company'
import { addressGroupsOf, addressIn } from '../../electron/domain/companyRecords'
import type { CompanyEditCore } from './companyEdit'

interface AddressChecks {
  readonly check: (group: AddressGroup) => Promise<void>
  /** Whether every changed address is found, or was left as it is although a save was stopped for it before. */
  readonly passed: () => Promise<boolean>
}

const textOf = (address: CompanyAddress): string => JSON.stringify(Object.entries(address).toSorted(([a], [b]) => a.localeCompare(b)))

/**
 * Asks the cloud about addresses that were changed, each once. It helps, and does not decide: who saves again keeps the address as
 * it was typed, and where the cloud does not answer, the save itself will tell.
 */
export function createAddressChecks({ calls, get, set }: CompanyEditCore): AddressChecks {
  const asked = new Map<AddressGroup, { readonly text: string; readonly done: Promise<void> }>()
  const ask = async (group: AddressGroup, address: CompanyAddress, text: string): Promise<void> => {
    const { [group]: _old, ...others } = get().doubts
    set({ doubts: others })
    if (text === textOf(addressIn(get().base, group))) return
    const result = await calls['company.checkAddress']({ address })
    const current = asked.get(group)?.text === text
    if (!result.ok && current) asked.delete(group)
    if (result.ok && current && result.value.verdict === 'doubtful') set({ doubts: { ...get().doubts, [group]: { asked: text, suggestions: result.value.suggestions } } })
  }
  const check = (group: AddressGroup): Promise<void> => {
    const address = addressIn(get().values, group)
    const text = textOf(address)
    const before = asked.get(group)
    if (before?.text === text) return before.done
    // In the map before it is asked: its answer looks there whether it is still the one.
    const start = Promise.resolve().then(() => ask(group, address, text))
    asked.set(group, { text, done: start })
    return start
  }
  const warned = new Map<AddressGroup, string>()
  return {
    check,
    passed: async () => {
      await Promise.all(addressGroupsOf(get().record).map(check))
      const open = addressGroupsOf(get().record).find(group => get().doubts[group] !== undefined && get().doubts[group]?.asked !== warned.get(group))
      for (const group of addressGroupsOf(get().record)) warned.set(group, get().doubts[group]?.asked ?? '')
      set({ stoppedAt: open })
      return open === undefined
    }
  }
}
