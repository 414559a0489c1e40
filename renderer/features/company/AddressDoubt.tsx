import { useEffect, useRef } from 'react'
import { addressParts, type AddressGroup, type CompanyAddress } from '../../../electron/contract/company'
import { useI18n } from '../../i18n/I18nContext'
import type { CompanyEditStore } from '../../stores/companyEdit'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'

interface Props {
  readonly group: AddressGroup
  readonly state: CompanyEditStore
}

/** The cloud does not find an address: what it may have meant, and how to leave it as it is. */
export function AddressDoubt({ group, state }: Props) {
  const { t, country } = useI18n()
  const doubt = state.doubts[group]
  const place = useRef<HTMLDivElement>(null)
  const stopped = state.stoppedAt === group
  // A save was stopped here: it must not be overlooked in a long form.
  useEffect(() => { if (stopped) place.current?.focus() }, [stopped])
  if (doubt === undefined) return null
  const inWords = ({ Line1, Line2, PostalCode, City, State, Country }: CompanyAddress): string =>
    [Line1, Line2, [PostalCode, City, State].filter(Boolean).join(' '), Country === undefined ? '' : country(Country)].filter(Boolean).join(', ')
  const use = (address: CompanyAddress): void => {
    state.type(Object.fromEntries(addressParts.flatMap(part => (address[part] === undefined || part === 'Country' ? [] : [[`${group}${part}`, address[part]]]))))
  }
  return (
    <div ref={place} tabIndex={-1} className="doubt">
      <Notice severity="warning">
        <p>{t('company.doubt')} {doubt.suggestions.length > 0 && t('company.doubtSuggestion')}</p>
        {doubt.suggestions.map(address => <div key={inWords(address)}><Button onClick={() => use(address)}>{t('company.useSuggestion', { address: inWords(address) })}</Button></div>)}
        <p>{t('company.doubtKeep')}</p>
      </Notice>
    </div>
  )
}
