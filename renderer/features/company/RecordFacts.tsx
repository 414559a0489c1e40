import type { CompanyRecordId, CompanyValues } from '../../../electron/contract/company'
import { companyRecordSpecs, valueOf, type FieldSpec } from '../../../electron/domain/companyRecords'
import { useI18n } from '../../i18n/I18nContext'
import { Breakable } from '../../ui/Breakable'
import { groupOf, labelOf, shownValue, type FieldGroup } from './fieldWords'

interface Props {
  readonly id: CompanyRecordId
  readonly values: CompanyValues
}

/** A record to be read: an address as it is written on a letter, everything else by its name. */
export function RecordFacts({ id, values }: Props) {
  const { t } = useI18n()
  const specs = companyRecordSpecs[id]
  const groups = [...new Set(specs.map(({ name }) => groupOf(name)))]
  return (
    <dl className="facts">
      {groups.map(group => {
        const inGroup = specs.filter(({ name }) => groupOf(name) === group)
        return group === 'plain'
          ? inGroup.map(spec => <Fact key={spec.name} spec={spec} values={values} />)
          : <Grouped key={group} label={t(`company.${group}`)} group={group} specs={inGroup} values={values} />
      })}
    </dl>
  )
}

function Fact({ spec, values }: { readonly spec: FieldSpec; readonly values: CompanyValues }) {
  const i18n = useI18n()
  const value = shownValue(i18n, spec.name, valueOf(values, spec.name))
  return <><dt>{labelOf(i18n, spec.name)}</dt><dd>{value === '' ? <NotGiven /> : <Breakable text={value} />}</dd></>
}

function NotGiven() {
  const { t } = useI18n()
  return <span className="muted">{t('company.none')}</span>
}

interface GroupedProps {
  readonly label: string
  readonly group: Exclude<FieldGroup, 'plain'>
  readonly specs: readonly FieldSpec[]
  readonly values: CompanyValues
}

/** Several fields in the lines in which people write them. */
function Grouped({ label, group, specs, values }: GroupedProps) {
  const i18n = useI18n()
  const given = (suffix: string): string => {
    const spec = specs.find(({ name }) => name === `${group}${suffix}`)
    return spec === undefined ? '' : shownValue(i18n, spec.name, valueOf(values, spec.name))
  }
  const person = [given('FirstName'), given('LastName')].filter(Boolean).join(' ')
  const town = [given('PostalCode'), given('City'), given('State')].filter(Boolean).join(' ')
  const lines = (group === 'contact' ? [person, given('Email'), given('Phone')] : [person, given('Line1'), given('Line2'), town, given('Country'), given('Phone')]).filter(Boolean)
  return <><dt>{label}</dt><dd>{lines.length === 0 ? <NotGiven /> : lines.map(line => <div key={line}><Breakable text={line} /></div>)}</dd></>
}
