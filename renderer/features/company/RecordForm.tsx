import { useEffect, useRef, useState, type FormEvent } from 'react'
import type { CompanyField } from '../../../electron/contract/company'
import { companyRecordSpecs, differingFields, valueOf, type FieldSpec } from '../../../electron/domain/companyRecords'
import { countryOf, recordProblems } from '../../../electron/domain/companyRules'
import { useI18n } from '../../i18n/I18nContext'
import type { CompanyEditStore } from '../../stores/companyEdit'
import { useTopic } from '../../stores/StoresContext'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { ErrorState } from '../../ui/states'
import { AddressDoubt } from './AddressDoubt'
import { DiscardDialog } from './DiscardDialog'
import { FieldInput } from './FieldInput'
import { addressPartOf, groupOf, problemText } from './fieldWords'
import { useCountryRules } from './useCountryRules'

interface Props {
  readonly state: CompanyEditStore
  /** The country of the company, for what has no address of its own. */
  readonly home: string
  readonly blocked: string | undefined
  readonly focusFirst: boolean
  readonly onSave: () => void
  readonly onDiscard: () => void
}

/** The fields of one record: what does not fit is said when a field is left and when it is to be saved, next to the field. */
export function RecordForm({ state, home, blocked, focusFirst, onSave, onDiscard }: Props) {
  const i18n = useI18n()
  const { t } = i18n
  const offline = useTopic('session', one => one.connection === 'offline')
  const form = useRef<HTMLFormElement>(null)
  const [left, setLeft] = useState<ReadonlySet<CompanyField>>(new Set())
  const [asked, setAsked] = useState(false)
  const [discarding, setDiscarding] = useState(false)
  const { record, values, base } = state
  // What cannot be changed is no part of a form, except the country, because the address follows its rules.
  const specs = companyRecordSpecs[record].filter(({ editable, kind }) => editable || kind === 'country')
  const { rulesOf, missing } = useCountryRules([home, valueOf(values, 'addressCountry'), valueOf(values, 'approverCountry')])
  const problems = recordProblems(record, values, rulesOf, home)
  const changed = differingFields(record, base, values)
  useEffect(() => { if (focusFirst) form.current?.querySelector<HTMLElement>('input, select')?.focus() }, [focusFirst])
  const textFor = ({ name }: FieldSpec): string | undefined => {
    if (state.refused === name) return t('company.problem.refused')
    const problem = problems.get(name)
    return problem !== undefined && (asked || left.has(name)) ? problemText(i18n, problem, countryOf(name, values, home)) : undefined
  }
  const leave = ({ name }: FieldSpec): void => {
    setLeft(before => new Set(before).add(name))
    void state.flush()
    const address = addressPartOf(name)
    if (address !== undefined && ![...problems.keys()].some(field => addressPartOf(field)?.group === address.group)) void state.checkAddress(address.group)
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setAsked(true)
    if (problems.size === 0) onSave()
    else focusField([...problems.keys()][0])
  }
  const focusField = (name: CompanyField | undefined): void => { form.current?.querySelector<HTMLElement>(`[name="${name ?? ''}"]`)?.focus() }
  const why = blocked ?? (changed.length === 0 ? t('company.nothingChanged') : offline ? t('company.offline') : undefined)
  const groups = [...new Set(specs.map(({ name }) => groupOf(name)))]
  const inputOf = (spec: FieldSpec) => (
    <FieldInput key={spec.name} record={record} spec={spec} value={values[spec.name] ?? ''} rules={rulesOf(countryOf(spec.name, values, home))} problem={textFor(spec)} onType={value => state.type({ [spec.name]: value })} onLeave={() => leave(spec)} />
  )
  return (
    <form ref={form} className="stack" noValidate onSubmit={submit}>
      {groups.map(group => {
        const inGroup = specs.filter(({ name }) => groupOf(name) === group)
        if (group === 'plain') return inGroup.map(inputOf)
        return (
          <fieldset key={group} className="choice record-group">
            <legend>{t(`company.${group}`)}</legend>
            {inGroup.map(inputOf)}
            {group !== 'contact' && <AddressDoubt group={group} state={state} />}
          </fieldset>
        )
      })}
      {missing && <Notice severity="info" announce={false}><p>{t('company.rulesMissing')}</p></Notice>}
      {asked && problems.size > 0 && <Notice severity="warning"><p>{t('company.mend', { count: problems.size })}</p></Notice>}
      {state.error !== undefined && <ErrorState error={state.error} />}
      <div className="row">
        <Button type="submit" look="primary" icon="save" blocked={why} busy={state.busy}>{t('company.saveRecord')}</Button>
        <Button onClick={() => { if (changed.length === 0) onDiscard(); else setDiscarding(true) }}>{t(changed.length === 0 ? 'action.cancel' : 'company.discard')}</Button>
      </div>
      <p className="small muted" role="status">{state.busy ? t('company.saving') : changed.length > 0 && state.kept && t('company.kept')}</p>
      {discarding && <DiscardDialog record={record} fields={changed} onKeep={() => setDiscarding(false)} onDiscard={() => { setDiscarding(false); onDiscard() }} />}
    </form>
  )
}
