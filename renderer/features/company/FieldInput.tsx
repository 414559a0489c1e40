import type { FocusEvent, InputHTMLAttributes } from 'react'
import type { CountryRules, EditableRecordId } from '../../../electron/contract/company'
import type { FieldKind, FieldSpec } from '../../../electron/domain/companyRecords'
import { useI18n } from '../../i18n/I18nContext'
import { FieldError } from '../../ui/FieldError'
import { labelOf, languageName, shownValue } from './fieldWords'

interface Props {
  readonly record: EditableRecordId
  readonly spec: FieldSpec
  readonly value: string
  readonly rules: CountryRules | undefined
  readonly problem: string | undefined
  readonly onType: (value: string) => void
  readonly onLeave: () => void
}

const inputTypes: Readonly<Partial<Record<FieldKind, InputHTMLAttributes<HTMLInputElement>['type']>>> = { email: 'email', phone: 'tel', website: 'url' }

/** One field of a record; what the country offers as a list is chosen from it, and what cannot be changed is shown with the reason. */
export function FieldInput({ record, spec, value, rules, problem, onType, onLeave }: Props) {
  const i18n = useI18n()
  const { t } = i18n
  const id = `company-${record}-${spec.name}`
  if (!spec.editable) return <Fixed id={id} label={labelOf(i18n, spec.name)} value={shownValue(i18n, spec.name, value)} why={t('company.countryFixed')} />
  const options = optionsOf(spec.kind, rules)
  // Not by pressing a button: an explanation that appears then would move the button away from under the pointer.
  const onBlur = (event: FocusEvent): void => { if (!(event.relatedTarget instanceof HTMLButtonElement)) onLeave() }
  const shared = { id, name: spec.name, className: 'input', value, 'aria-invalid': problem !== undefined, 'aria-describedby': `${id}-error`, onBlur }
  return (
    <div className="field">
      <label htmlFor={id}>{labelOf(i18n, spec.name)}</label>
      {options === undefined
        ? <input {...shared} type={inputTypes[spec.kind] ?? 'text'} autoComplete="off" spellCheck={false} maxLength={1_000} onChange={event => onType(event.target.value)} />
        : (
          <select {...shared} onChange={event => onType(event.target.value)}>
            <option value="">{t(spec.kind === 'state' ? 'company.chooseState' : 'company.chooseNone')}</option>
            {withCurrent(options, value).map(option => <option key={option} value={option}>{spec.kind === 'state' ? option : languageName(i18n.locale, option)}</option>)}
          </select>
        )}
      <FieldError id={`${id}-error`} text={problem} />
    </div>
  )
}

interface FixedProps { readonly id: string; readonly label: string; readonly value: string; readonly why: string }

function Fixed({ id, label, value, why }: FixedProps) {
  const { t } = useI18n()
  return (
    <div className="field" role="group" aria-labelledby={id}>
      <span className="label-text" id={id}>{label}</span>
      <span className="wrap">{value === '' ? <span className="muted">{t('company.none')}</span> : value}</span>
      <span className="small muted">{why}</span>
    </div>
  )
}

function optionsOf(kind: FieldKind, rules: CountryRules | undefined): readonly string[] | undefined {
  if (rules === undefined) return undefined
  if (kind === 'state') return rules.states.length > 0 ? rules.states : undefined
  if (kind === 'language') return rules.languages
  return kind === 'culture' ? rules.cultures : undefined
}

/** What stands there stays visible, also when the list does not have it. */
function withCurrent(options: readonly string[], value: string): readonly string[] {
  return value === '' || options.includes(value) ? options : [...options, value]
}
