import { useId, useState, type FormEvent } from 'react'
import { ownLimits } from '../../../electron/contract/own'
import { useI18n } from '../../i18n/I18nContext'
import { useBridge } from '../../stores/StoresContext'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { FieldError } from '../../ui/FieldError'
import { shown, useCall } from '../../ui/useCall'
import { labelsIn, tooMuch } from './own/labels'

interface Props {
  readonly count: number
  readonly onClose: () => void
  readonly onChange: (how: 'add' | 'remove', tags: readonly string[]) => void
}

/** Tags to be given to all chosen customers, or taken from them. */
export function TagDialog({ count, onClose, onChange }: Props) {
  const { t } = useI18n()
  const bridge = useBridge()
  const id = useId()
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const known = shown(useCall(() => bridge.calls['customers.counts'](), 'tags').state)?.tags ?? []
  const submit = (how: 'add' | 'remove'): void => {
    const tags = labelsIn(text)
    const reason = tags.length === 0 ? t('customers.tag.missing') : tooMuch(t, tags, { longest: ownLimits.tag, most: ownLimits.tags })
    if (reason === undefined) onChange(how, tags)
    else setProblem(reason)
  }
  return (
    <Dialog title={t('customers.tag.title', { count })} onClose={onClose}>
      <form className="stack" noValidate onSubmit={(event: FormEvent) => { event.preventDefault(); submit('add') }}>
        <div className="field">
          <label htmlFor={id}>{t('customers.tag.label')}</label>
          <input id={id} className="input" type="text" autoComplete="off" list={`${id}-known`} maxLength={2_000} value={text} aria-invalid={problem !== undefined} aria-describedby={`${id}-help ${id}-error`} onChange={event => { setText(event.target.value); setProblem(undefined) }} />
          <datalist id={`${id}-known`}>{known.map(({ tag }) => <option key={tag} value={tag}>{tag}</option>)}</datalist>
          <span className="small muted" id={`${id}-help`}>{t('customers.tag.help')}</span>
          <FieldError id={`${id}-error`} text={problem} />
        </div>
        {known.length > 0 && (
          <div className="row" role="group" aria-label={t('customers.tag.known')}>
            {known.slice(0, 12).map(({ tag, count: uses }) => (
              <button key={tag} type="button" className="tag tag-button" onClick={() => setText(before => withTag(before, tag))}>{tag} <span className="nums">{uses}</span></button>
            ))}
          </div>
        )}
        <div className="dialog-buttons">
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button onClick={() => submit('remove')}>{t('customers.tag.remove')}</Button>
          <Button look="primary" type="submit">{t('customers.tag.add')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

function withTag(text: string, tag: string): string {
  const before = text.split(',').map(one => one.trim()).filter(one => one !== '' && one !== tag)
  return [...before, tag].join(', ')
}
