import { useId, useState, type FormEvent } from 'react'
import { useI18n } from '../../i18n/I18nContext'
import { useBridge } from '../../stores/StoresContext'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { FieldError } from '../../ui/FieldError'
import { shown, useCall } from '../../ui/useCall'

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
  const [missing, setMissing] = useState(false)
  const known = shown(useCall(() => bridge.calls['customers.counts'](), 'tags').state)?.tags ?? []
  const submit = (how: 'add' | 'remove'): void => {
    const tags = text.split(',').map(one => one.trim()).filter(one => one !== '')
    if (tags.length === 0) setMissing(true)
    else onChange(how, tags)
  }
  return (
    <Dialog title={t('customers.tag.title', { count })} onClose={onClose}>
      <form className="stack" noValidate onSubmit={(event: FormEvent) => { event.preventDefault(); submit('add') }}>
        <div className="field">
          <label htmlFor={id}>{t('customers.tag.label')}</label>
          <input id={id} className="input" type="text" autoComplete="off" list={`${id}-known`} maxLength={400} value={text} aria-invalid={missing} aria-describedby={`${id}-help ${id}-error`} onChange={event => { setText(event.target.value); setMissing(false) }} />
          <datalist id={`${id}-known`}>{known.map(({ tag }) => <option key={tag} value={tag}>{tag}</option>)}</datalist>
          <span className="small muted" id={`${id}-help`}>{t('customers.tag.help')}</span>
          <FieldError id={`${id}-error`} text={missing ? t('customers.tag.missing') : undefined} />
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
