import { useRef, useState } from 'react'
import type { AppError } from '../../../../electron/contract/errors'
import type { MessageTemplate } from '../../../../electron/contract/template'
import { checkTemplate, placeholdersFor, type TemplateProblem } from '../../../../electron/domain/messageTemplate'
import { useI18n } from '../../../i18n/I18nContext'
import { useBridge } from '../../../stores/StoresContext'
import { Moment } from '../../../ui/Age'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { FieldError } from '../../../ui/FieldError'
import { ErrorState } from '../../../ui/states'

interface Props {
  readonly template: MessageTemplate
  readonly onKept: (template: MessageTemplate) => void
}

/** One template; its placeholders are checked as it is written, so that what is saved always makes a message with its link. */
export function TemplateEditor({ template, onKept }: Props) {
  const { t } = useI18n()
  const bridge = useBridge()
  const [subject, setSubject] = useState(template.subject)
  const [body, setBody] = useState(template.body)
  const [error, setError] = useState<AppError | undefined>(undefined)
  const [asking, setAsking] = useState(false)
  const box = useRef<HTMLTextAreaElement>(null)
  const { kind, language } = template
  const problems = checkTemplate(kind, { subject, body })
  const changed = subject !== template.subject || body !== template.body
  const save = async (): Promise<void> => {
    const result = await bridge.calls['templates.save']({ kind, language, subject, body })
    if (result.ok) {
      onKept(result.value)
      // What was typed meanwhile stays.
      setSubject(now => (now === subject ? result.value.subject : now))
      setBody(now => (now === body ? result.value.body : now))
    }
    setError(result.ok ? undefined : result.error)
  }
  const reset = async (): Promise<void> => {
    setAsking(false)
    const result = await bridge.calls['templates.reset']({ kind, language })
    if (result.ok) {
      onKept(result.value)
      setSubject(result.value.subject)
      setBody(result.value.body)
    }
    setError(result.ok ? undefined : result.error)
  }
  const insert = (placeholder: string): void => {
    const at = box.current?.selectionStart ?? body.length
    setBody(`${body.slice(0, at)}{${placeholder}}${body.slice(box.current?.selectionEnd ?? at)}`)
    box.current?.focus()
  }
  const blocked = problems.length > 0 ? t('templates.mendFirst') : changed ? undefined : t('templates.nothingToSave')
  return (
    <div className="composer">
      <div className="stack">
        <div className="field">
          <label htmlFor="template-subject">{t('composer.subject')}</label>
          <input id="template-subject" className="input" type="text" autoComplete="off" maxLength={1_000} value={subject} aria-invalid={problems.some(one => one.field === 'subject')} aria-describedby="template-subject-error" onChange={event => setSubject(event.target.value)} />
          <Problems id="template-subject-error" problems={problems} field="subject" />
        </div>
        <div className="field">
          <label htmlFor="template-body">{t('composer.message')}</label>
          <textarea id="template-body" ref={box} className="input" rows={18} maxLength={50_000} value={body} aria-invalid={problems.some(one => one.field === 'body')} aria-describedby="template-body-error" onChange={event => setBody(event.target.value)} />
          <Problems id="template-body-error" problems={problems} field="body" />
        </div>
        {error !== undefined && <ErrorState error={error} />}
        <div className="row">
          <Button look="primary" icon="save" blocked={blocked} onClick={() => { void save() }}>{t('templates.save')}</Button>
          <Button blocked={template.custom ? undefined : t('templates.isOriginal')} onClick={() => setAsking(true)}>{t('templates.reset')}</Button>
        </div>
        <p className="small muted" role="status">{template.custom && template.updatedAt !== undefined && <>{t('composer.saved')} · <Moment instant={template.updatedAt} /></>}</p>
      </div>
      <aside className="stack" aria-label={t('templates.placeholders')}>
        <h2>{t('templates.placeholders')}</h2>
        <p className="small muted">{t('templates.placeholdersHint')}</p>
        <div className="row">{placeholdersFor(kind).map(name => <button key={name} type="button" className="button mono" title={t(`templates.placeholder.${name}`)} onClick={() => insert(name)}>{`{${name}}`}</button>)}</div>
      </aside>
      {asking && (
        <Dialog title={t('templates.resetTitle')} onClose={() => setAsking(false)}>
          <p>{t('templates.resetText', { kind: t(`quotes.kind.${kind}`), language: t(`composer.language.${language}`) })}</p>
          <div className="dialog-buttons">
            <Button onClick={() => setAsking(false)}>{t('templates.keep')}</Button>
            <Button look="primary" onClick={() => { void reset() }}>{t('templates.reset')}</Button>
          </div>
        </Dialog>
      )}
    </div>
  )
}

function Problems({ id, problems, field }: { readonly id: string; readonly problems: readonly TemplateProblem[]; readonly field: TemplateProblem['field'] }) {
  const { t } = useI18n()
  const words = problems.filter(one => one.field === field).map(one => t(`templates.problem.${one.reason}`, { placeholder: one.placeholder ?? '' }))
  return <FieldError id={id} text={words.length === 0 ? undefined : words.join(' ')} />
}
