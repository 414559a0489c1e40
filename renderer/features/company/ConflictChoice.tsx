import { useState, type RefObject } from 'react'
import type { CompanyField, CompanyValues, EditableRecordId } from '../../../electron/contract/company'
import { differences, obviousChoice, type Choice, type FieldDifference } from '../../../electron/domain/companyMerge'
import { useI18n } from '../../i18n/I18nContext'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { DiscardDialog } from './DiscardDialog'
import { fullLabelOf, shownValue } from './fieldWords'

interface Props {
  /** Takes the focus when both versions come in the place of the form. */
  readonly place: RefObject<HTMLDivElement | null>
  readonly record: EditableRecordId
  readonly base: CompanyValues
  readonly mine: CompanyValues
  readonly theirs: CompanyValues
  readonly busy: boolean
  readonly blocked: string | undefined
  readonly onSave: (choices: Readonly<Partial<Record<CompanyField, Choice>>>) => void
  /** Theirs stays as it is. */
  readonly onDiscard: () => void
}

/** Both versions of a record side by side, to be chosen from field by field; nothing of either is lost before that (capabilities 2.2). */
export function ConflictChoice({ place, record, base, mine, theirs, busy, blocked, onSave, onDiscard }: Props) {
  const i18n = useI18n()
  const { t } = i18n
  const [chosen, setChosen] = useState<Readonly<Partial<Record<CompanyField, Choice>>>>({})
  const [discarding, setDiscarding] = useState(false)
  const found = differences(record, base, mine, theirs)
  const choiceOf = (one: FieldDifference): Choice | undefined => chosen[one.field] ?? obviousChoice(one)
  const undecided = found.filter(one => choiceOf(one) === undefined).map(({ field }) => fullLabelOf(i18n, field))
  const why = blocked ?? (undecided.length > 0 ? t('company.conflict.decide', { fields: undecided.join(', ') }) : undefined)
  return (
    <div className="stack" ref={place} tabIndex={-1} role="group" aria-label={t('company.conflict.title')}>
      <Notice severity="warning"><p><b>{t('company.conflict.title')}</b></p><p>{t('company.conflict.text')}</p></Notice>
      {found.map(one => <Row key={one.field} record={record} one={one} choice={choiceOf(one)} onChoose={choice => setChosen(before => ({ ...before, [one.field]: choice }))} />)}
      <div className="row">
        <Button look="primary" icon="save" busy={busy} blocked={why} onClick={() => onSave(Object.fromEntries(found.map(one => [one.field, choiceOf(one)] as const).filter((one): one is readonly [CompanyField, Choice] => one[1] !== undefined)))}>{t('company.conflict.save')}</Button>
        <Button onClick={() => setDiscarding(true)}>{t('company.conflict.takeTheirs')}</Button>
      </div>
      <p className="small muted" role="status">{busy ? t('company.saving') : t('company.kept')}</p>
      {discarding && <DiscardDialog record={record} fields={found.filter(({ by }) => by !== 'them').map(({ field }) => field)} onKeep={() => setDiscarding(false)} onDiscard={() => { setDiscarding(false); onDiscard() }} />}
    </div>
  )
}

interface RowProps {
  readonly record: EditableRecordId
  readonly one: FieldDifference
  readonly choice: Choice | undefined
  readonly onChoose: (choice: Choice) => void
}

function Row({ record, one, choice, onChoose }: RowProps) {
  const i18n = useI18n()
  const { t } = i18n
  const inWords = (value: string): string => shownValue(i18n, one.field, value) || t('company.none')
  return (
    <fieldset className="choice versions">
      <legend>{fullLabelOf(i18n, one.field)}</legend>
      {(['theirs', 'mine'] as const).map(side => (
        <div key={side} className="version" data-chosen={choice === side}>
          <input id={`company-${record}-${one.field}-${side}`} type="radio" name={`company-${record}-${one.field}-version`} checked={choice === side} onChange={() => onChoose(side)} />
          <label htmlFor={`company-${record}-${one.field}-${side}`} className="wrap"><span className="small muted">{t(`company.conflict.${side}`)}:</span> {inWords(one[side])}</label>
        </div>
      ))}
      <p className="small muted wrap">{t('company.conflict.before', { value: inWords(one.before) })}</p>
    </fieldset>
  )
}
