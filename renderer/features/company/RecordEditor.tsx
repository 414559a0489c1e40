import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { CompanyDraft, CompanyRecord, CompanyRecords, EditableRecordId } from '../../../electron/contract/company'
import { differingFields, valueOf } from '../../../electron/domain/companyRecords'
import { useI18n } from '../../i18n/I18nContext'
import { createCompanyEditStore } from '../../stores/companyEdit'
import { useBridge } from '../../stores/StoresContext'
import { Moment } from '../../ui/Age'
import { Notice } from '../../ui/Notice'
import { useGoOn } from '../../ui/useGoOn'
import { ConflictChoice } from './ConflictChoice'
import { RecordForm } from './RecordForm'

/** How an edit ended; `overtaken`: in favour of what somebody else saved. */
export type EditOutcome = 'saved' | 'overtaken' | 'discarded'

interface Props {
  readonly record: CompanyRecord & { readonly id: EditableRecordId }
  readonly company: CompanyRecords
  readonly draft: CompanyDraft | undefined
  /** Why it cannot be saved by this technician. */
  readonly blocked: string | undefined
  readonly onEnd: (outcome: EditOutcome) => void
}

/** A record while it is edited: the form, or both versions when somebody else was quicker. */
export function RecordEditor({ record, company, draft, blocked, onEnd }: Props) {
  const { t } = useI18n()
  const bridge = useBridge()
  const [store] = useState(() => createCompanyEditStore(bridge, record, draft))
  const state = useStore(store)
  // Leaving the page, in whatever way, keeps what was typed.
  useEffect(() => () => { void store.getState().flush() }, [store])
  const versions = useGoOn<HTMLDivElement>(String(state.theirs === undefined))
  const home = valueOf(company.records.find(({ id }) => id === 'organization')?.values ?? {}, 'addressCountry')
  const finish = async (saving: Promise<unknown>): Promise<void> => { if ((await saving) !== undefined) onEnd('saved') }
  const discard = async (outcome: EditOutcome): Promise<void> => {
    await state.discard()
    onEnd(outcome)
  }
  if (state.theirs !== undefined) {
    return (
      <ConflictChoice
        place={versions}
        record={record.id}
        base={state.base}
        mine={state.values}
        theirs={state.theirs}
        busy={state.busy}
        blocked={blocked}
        onSave={choices => { void finish(state.resolve(choices)) }}
        onDiscard={() => { void discard('overtaken') }}
      />
    )
  }
  return (
    <>
      {draft !== undefined && differingFields(record.id, state.base, draft.values).length > 0 && (
        <Notice severity="info" announce={false}><p>{t('company.keptSince')} <Moment instant={draft.keptAt} /></p></Notice>
      )}
      <RecordForm state={state} home={home} blocked={blocked} focusFirst={draft === undefined} onSave={() => { void finish(state.save()) }} onDiscard={() => { void discard('discarded') }} />
    </>
  )
}
