import { useEffect, useRef, useState } from 'react'
import type { CompanyDraft, CompanyRecords, EditableRecordId } from '../../../electron/contract/company'
import { useI18n } from '../../i18n/I18nContext'
import { useTopic } from '../../stores/StoresContext'
import { Button } from '../../ui/Button'
import { isFocusFree } from '../../ui/useKeptFocus'
import { RecordEditor, type EditOutcome } from './RecordEditor'
import { RecordFacts } from './RecordFacts'

interface Props {
  readonly id: EditableRecordId
  readonly company: CompanyRecords
  /** What was typed earlier and is not saved: the form opens with it. */
  readonly draft: CompanyDraft | undefined
  readonly onSaved: () => void
}

/** One record, to be read or edited. Who may not edit finds out why, and who may. */
export function RecordSection({ id, company, draft, onSaved }: Props) {
  const { t } = useI18n()
  const technician = useTopic('session', ({ session }) => (session.step === 'signedIn' ? session.technician : undefined))
  const [editing, setEditing] = useState(draft !== undefined)
  const [startedWith, setStartedWith] = useState(draft)
  const [saved, setSaved] = useState(false)
  const editButton = useRef<HTMLDivElement>(null)
  const record = company.records.find(one => one.id === id)
  const end = (outcome: EditOutcome): void => {
    setEditing(false)
    setStartedWith(undefined)
    setSaved(outcome === 'saved')
    if (outcome !== 'discarded') onSaved()
  }
  const wasEditing = useRef(editing)
  // The work goes on where it began: at the button, as soon as that is there again.
  useEffect(() => {
    if (wasEditing.current && !editing && isFocusFree()) editButton.current?.querySelector('button')?.focus()
    wasEditing.current = editing
  }, [editing])
  const name = t(`company.record.${id}`)
  const blocked = technician?.partnerGlobalAdministrator === true ? undefined : t('company.onlyAdministrators', { company: technician?.partnerName ?? '' })
  return (
    <section className="stack record" data-editing={editing} aria-labelledby={`company-${id}`}>
      <div className="record-head">
        <h3 id={`company-${id}`}>{name}</h3>
        {record !== undefined && !editing && (
          <div ref={editButton}>
            <Button blocked={blocked} reasonShown aria-label={t('company.editRecord', { record: name })} onClick={() => { setSaved(false); setEditing(true) }}>{t('company.edit')}</Button>
          </div>
        )}
      </div>
      <p role="status" className="small">{saved && t('company.saved')}</p>
      {record === undefined && <p className="muted">{t('company.notReadable')}</p>}
      {record !== undefined && (editing
        ? <RecordEditor record={{ ...record, id }} company={company} draft={startedWith} blocked={blocked} onEnd={end} />
        : <RecordFacts id={id} values={record.values} />)}
    </section>
  )
}
