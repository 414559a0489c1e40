import { useEffect, useState } from 'react'
import { longestNote, type RequestDetails, type ServiceRequest } from '../../../electron/contract/serviceRequest'
import { useI18n } from '../../i18n/I18nContext'
import { createAutosave } from '../../stores/autosave'
import { useBridge } from '../../stores/StoresContext'
import { Button } from '../../ui/Button'
import { ErrorState } from '../../ui/states'
import { useAction } from '../../ui/useAction'
import { WordsField } from './WordsField'

interface Props {
  readonly request: ServiceRequest
  /** What was typed last time. */
  readonly begun: string
  readonly blocked: string | undefined
  readonly onChange: (details: RequestDetails) => void
}

/** A note to a request: kept while it is typed, and gone from here once support has it. */
export function NoteForm({ request, begun, blocked, onChange }: Props) {
  const { t } = useI18n()
  const bridge = useBridge()
  const [text, setText] = useState(begun)
  const [saving] = useState(() => createAutosave<{ readonly text: string }, void>({ write: edit => bridge.calls['requests.keepNote']({ id: request.id, ...edit }), tell: () => undefined }))
  useEffect(() => {
    const leave = (): void => { void saving.flush() }
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [saving])
  const add = useAction(async () => {
    await saving.flush()
    return bridge.calls['requests.addNote']({ id: request.id, text })
  })
  const tooLong = text.length > longestNote ? t('requests.problem.tooLong', { limit: longestNote }) : undefined
  const empty = text.trim() === '' ? t('requests.writeNote') : undefined
  const closed = request.status === 'closed' ? t('requests.reopenFirst') : undefined
  return (
    <form
      className="stack"
      onSubmit={event => {
        event.preventDefault()
        if ((blocked ?? closed ?? empty ?? tooLong) !== undefined) return
        void add.run().then(result => {
          if (result?.ok !== true) return
          setText('')
          onChange(result.value)
        })
      }}
    >
      <WordsField
        id="request-note" label={t('requests.note')} value={text} problem={tooLong} long onLeave={() => { void saving.flush() }}
        onChange={next => {
          setText(next)
          saving.plan({ text: next })
        }}
      />
      {add.error !== undefined && <ErrorState error={add.error} />}
      <div><Button type="submit" icon="mail" busy={add.busy} blocked={blocked ?? closed ?? empty}>{t('requests.addNote')}</Button></div>
    </form>
  )
}
