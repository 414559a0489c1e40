import { unknownCountry, type CustomerCounts, type CustomerFilter, type CustomerQuery } from '../../../electron/contract/customerList'
import { useI18n } from '../../i18n/I18nContext'
import { relationshipStateNames } from '../overview/stateNames'
import { Button } from '../../ui/Button'
import { isFiltered, roleNames } from './listAddress'
import { SeveralChoice } from './SeveralChoice'

interface Props {
  readonly text: string
  readonly query: CustomerQuery
  /** Absent: not read yet; then there is nothing to choose from but what is chosen. */
  readonly counts: CustomerCounts | undefined
  readonly onText: (text: string) => void
  readonly onNarrow: (filter: CustomerFilter) => void
  readonly onClear: () => void
}

const dayChoices = ['7', '30', '90', '180', '365']

/** Everything that narrows the list. An address can name several values of one kind; then they are shown as one choice. */
export function Filters({ text, query, counts, onText, onNarrow, onClear }: Props) {
  const { t, country, month } = useI18n()
  const { filter } = query
  /** Puts in one part of the filter, or takes it out. */
  const narrow = <K extends keyof CustomerFilter>(part: K, value: CustomerFilter[K] | undefined): void => {
    const { [part]: _before, ...rest } = filter
    onNarrow(value === undefined ? rest : { ...rest, [part]: value })
  }
  const ends = filter.endsIn ?? filter.endsWithin?.toString()
  const placeName = (code: string): string => (code === unknownCountry ? t('customers.filter.countryUnknown') : country(code))
  return (
    <div className="filters list-filters" role="search" aria-label={t('customers.filters')}>
      <div className="field">
        <label htmlFor="customer-filter">{t('customers.filter')}</label>
        <input id="customer-filter" className="input" type="search" value={text} maxLength={200} spellCheck={false} onChange={event => onText(event.target.value)} />
      </div>
      <SeveralChoice id="filter-state" label={t('customers.relationship')} options={relationshipStateNames} value={filter.states} word={state => t(`relationship.${state}`)} onChange={states => narrow('states', states)} />
      <SeveralChoice
        id="filter-ends"
        label={t('customers.filter.ends')}
        options={dayChoices}
        value={ends === undefined ? undefined : [ends]}
        word={one => (one.includes('-') ? month(one) : t('customers.filter.endsWithin', { days: Number(one) }))}
        onChange={value => {
          const { endsIn: _month, ...rest } = filter
          const { endsWithin: _days, ...plain } = rest
          onNarrow(value === undefined ? plain : { ...plain, endsWithin: Number(value[0]) })
        }}
      />
      <SeveralChoice id="filter-tag" label={t('customers.filter.tag')} options={counts?.tags.map(({ tag }) => tag) ?? []} value={filter.tags} word={tag => tag} onChange={tags => narrow('tags', tags)} />
      <SeveralChoice id="filter-role" label={t('customer.yourRole')} options={roleNames} value={filter.roles} word={role => (role === 'notChecked' ? t('fact.notChecked') : t(`role.${role}`))} onChange={roles => narrow('roles', roles)} />
      <SeveralChoice id="filter-country" label={t('customers.column.country')} options={counts?.countries.map(one => one.country).toSorted((a, b) => placeName(a).localeCompare(placeName(b))) ?? []} value={filter.countries} word={placeName} onChange={countries => narrow('countries', countries)} />
      <label className="row check-filter"><input type="checkbox" checked={filter.favourite === true} onChange={event => narrow('favourite', event.target.checked ? true : undefined)} />{t('customers.filter.favourites')}</label>
      {isFiltered(query) && <Button look="quiet" onClick={onClear}>{t('customers.clearFilters')}</Button>}
    </div>
  )
}
