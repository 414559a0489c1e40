import { useId, useState } from 'react'
import { useI18n } from '../../i18n/I18nContext'
import type { DraftText } from '../../stores/draftText'
import { linkedParts } from './linkedParts'

const looks = ['html', 'text'] as const

/** The message as the customer will see it: with links, or as plain text. Built from text, so nothing in it can be markup. */
export function Preview({ text }: { readonly text: Pick<DraftText, 'subject' | 'body'> }) {
  const { t } = useI18n()
  const id = useId()
  const [look, setLook] = useState<(typeof looks)[number]>('html')
  return (
    <section className="stack" aria-labelledby={id}>
      <h2 id={id}>{t('preview.title')}</h2>
      <div className="segments" role="group" aria-labelledby={id}>
        {looks.map(one => <button key={one} type="button" className="button" aria-pressed={look === one} onClick={() => setLook(one)}>{t(`preview.${one}`)}</button>)}
      </div>
      <div className="preview" role="group" aria-label={t('preview.message')}>
        <p><strong>{text.subject}</strong></p>
        {look === 'text' ? <pre>{text.body}</pre> : <Linked body={text.body} />}
      </div>
    </section>
  )
}

/** Lines are lines, and addresses look like links; they lead nowhere, as this is only a picture of the message. */
function Linked({ body }: { readonly body: string }) {
  return (
    <div className="preview-lines">
      {linkedParts(body).map(part => (part.link ? <span key={part.at} className="as-link">{part.text}</span> : part.text))}
    </div>
  )
}
