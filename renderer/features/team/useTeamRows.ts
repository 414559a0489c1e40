import { useCallback, useMemo, useState } from 'react'
import type { TeamMember } from '../../../electron/contract/team'
import { useI18n } from '../../i18n/I18nContext'

export type TeamSort = 'name' | 'userName' | 'role' | 'signIn'

const ranks = { none: 0, limited: 1, full: 2 } as const

/** The members that a text finds, in the chosen order. */
export function useTeamRows(members: readonly TeamMember[]) {
  const { locale } = useI18n()
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<{ readonly sort: TeamSort; readonly descending: boolean }>({ sort: 'name', descending: false })
  const order = useCallback((sort: TeamSort) => setChosen(before => ({ sort, descending: before.sort === sort && !before.descending })), [])
  const rows = useMemo(() => {
    const wanted = text.trim().toLocaleLowerCase(locale)
    const found = members.filter(one => `${one.displayName}\n${one.userPrincipalName}`.toLocaleLowerCase(locale).includes(wanted))
    const by = (a: TeamMember, b: TeamMember): number => {
      if (chosen.sort === 'role') return ranks[a.role] - ranks[b.role]
      if (chosen.sort === 'signIn') return Number(b.accountEnabled) - Number(a.accountEnabled)
      return chosen.sort === 'name' ? a.displayName.localeCompare(b.displayName, locale) : a.userPrincipalName.localeCompare(b.userPrincipalName, locale)
    }
    const sorted = found.toSorted((a, b) => by(a, b) || a.displayName.localeCompare(b.displayName, locale))
    return chosen.descending ? sorted.toReversed() : sorted
  }, [members, text, chosen, locale])
  return { rows, text, setText, ...chosen, order }
}
