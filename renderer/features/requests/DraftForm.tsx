import { useState } from 'react'
import { requestSeverities, type RequestDraft } from '../../../electron/contract/serviceRequest'
import { firstAnswerHours, type RequestField, type RequestProblem } from '../../../electron/domain/requestRules'
import { useI18n } from '../../i18n/I18nContext'
import { useBridge } from '../../stores/StoresContext'
import { Age } from '../../ui/Age'
import { FieldError } from '../../ui/FieldError'
import { ErrorState } from '../../ui/states'
import { shown, useCall } from '../../ui/useCall'
import { CustomerField } from './CustomerField'
import type { useDraft } from './useDraft'
import { WordsField } from './WordsField'

interface Props {
  readonly hand: ReturnType<typeof useDraft>
  readonly problems: readonly RequestProblem[]
  /** All problems are shown, not only those of fields that were left. */
  readonly showAll: boolean
  /** Why it is not to be changed now: it waits in the outbox. */
  readonly locked: string | undefined
}

const lockedId = 'request-locked'

/** Everything support asks for. A field says what is wrong with it once it was left; what waits can be read to its end, and not changed. */
export function DraftForm({ hand: { draft, edit, flush }, problems, showAll, locked }: Props) {
  const { t } = useI18n()
  const [left, setLeft] = useState<ReadonlySet<RequestField>>(new Set())
  const said = (field: RequestField): string | undefined => {
    const problem = showAll || left.has(field) ? problems.find(one => one.field === field) : undefined
    return problem === undefined ? undefined : t(`requests.problem.${problem.reason}`, { limit: problem.limit ?? 0 })
  }
  const leave = (field: RequestField) => (): void => {
    setLeft(before => new Set([...before, field]))
    void flush()
  }
  const fixed = locked === undefined ? undefined : lockedId
  const words = (field: RequestField, value: string) => ({ id: `request-${field}`, label: t(`requests.field.${field}`), value, problem: said(field), fixed, onLeave: leave(field) })
  const { contact } = draft
  return (
    <fieldset className="stack plain-fieldset" aria-label={t('requests.form')}>
      {locked !== undefined && <p id={lockedId} className="small muted">{locked}</p>}
      <CustomerField draft={draft} problem={said('customer')} blocked={locked} onChoose={customer => edit({ tenantId: customer?.tenantId ?? null }, customer?.name)} />
      <WordsField {...words('title', draft.title)} onChange={title => edit({ title })} />
      <WordsField {...words('description', draft.description)} hint={t('requests.descriptionHint')} long onChange={description => edit({ description })} />
      <SeverityChoice draft={draft} fixed={fixed} onChange={severity => edit({ severity })} />
      <TopicChoice draft={draft} problem={said('topic')} fixed={fixed} onLeave={leave('topic')} onChange={topic => edit({ topic })} />
      <section className="stack" aria-labelledby="request-contact">
        <h2 id="request-contact">{t('requests.contact')}</h2>
        <p className="small muted">{t('requests.contactHint')}</p>
        <WordsField {...words('firstName', contact.firstName)} onChange={firstName => edit({ contact: { ...contact, firstName } })} />
        <WordsField {...words('lastName', contact.lastName)} onChange={lastName => edit({ contact: { ...contact, lastName } })} />
        <WordsField {...words('email', contact.email)} type="email" onChange={email => edit({ contact: { ...contact, email } })} />
        <WordsField {...words('telephone', contact.telephone)} type="tel" onChange={telephone => edit({ contact: { ...contact, telephone } })} />
      </section>
    </fieldset>
  )
}

interface SeverityProps {
  readonly draft: RequestDraft
  readonly fixed: string | undefined
  readonly onChange: (severity: RequestDraft['severity']) => void
}

function SeverityChoice({ draft: { severity }, fixed, onChange }: SeverityProps) {
  const { t } = useI18n()
  return (
    <fieldset className="choice">
      <legend>{t('requests.severity')}</legend>
      {requestSeverities.map(one => (
        <label key={one} className="severity-choice">
          <input type="radio" name="request-severity" value={one} checked={severity === one} aria-disabled={fixed !== undefined || undefined} aria-describedby={fixed === undefined ? `severity-${one}` : `severity-${one} ${fixed}`} onChange={() => { if (fixed === undefined) onChange(one) }} />
          <span><strong>{t(`requests.severity.${one}`)}</strong></span>
          <span id={`severity-${one}`} className="small muted">{t(`requests.severityMeans.${one}`)} {t('requests.firstAnswer', { hours: firstAnswerHours[one] })}</span>
        </label>
      ))}
    </fieldset>
  )
}

interface TopicProps {
  readonly draft: RequestDraft
  readonly problem: string | undefined
  readonly fixed: string | undefined
  readonly onLeave: () => void
  readonly onChange: (topic: { readonly id: string; readonly name: string } | null) => void
}

function TopicChoice({ draft: { topic }, problem, fixed, onLeave, onChange }: TopicProps) {
  const { t } = useI18n()
  const bridge = useBridge()
  const { state, reload } = useCall(() => bridge.calls['requests.topics'](), 'topics')
  const known = shown(state)
  const topics = known?.topics ?? []
  const all = topic === undefined || topics.some(one => one.id === topic.id) ? topics : [topic, ...topics]
  return (
    <div className="field">
      <label htmlFor="request-topic">{t('requests.field.topic')}</label>
      <select
        id="request-topic" className="input" value={topic?.id ?? ''} aria-invalid={problem !== undefined} aria-disabled={fixed !== undefined || undefined} aria-describedby={fixed === undefined ? 'request-topic-problem' : `request-topic-problem ${fixed}`} onBlur={onLeave}
        onChange={event => {
          if (fixed !== undefined) return
          const chosen = all.find(one => one.id === event.target.value)
          onChange(chosen === undefined ? null : { id: chosen.id, name: chosen.name })
        }}
      >
        <option value="">{t('requests.chooseTopic')}</option>
        {all.map(one => <option key={one.id} value={one.id}>{one.name}</option>)}
      </select>
      <FieldError id="request-topic-problem" text={problem} />
      {known?.source === 'cache' && <Age instant={known.readAt} />}
      {state.step === 'failed' && <ErrorState error={state.error} onRetry={reload} />}
    </div>
  )
}
