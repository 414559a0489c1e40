import { useEffect, useState } from 'react'
import type { AppError } from '../../../electron/contract/errors'
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

/** A note to a request: kept while it is typed, and gone from here once support has it; what is typed while it is sent is the begin of the next one. */
export function NoteForm({ request, begun, blocked, onChange }: Props) {
  const { t } = useI18n()
  const bridge = useBridge()
  const [text, setText] = useState(begun)
  const [unkept, setUnkept] = useState<AppError | undefined>(undefined)
  const [saving] = useState(() => createAutosave<{ readonly text: string }, void>({ write: edit => bridge.calls['requests.keepNote']({ id: request.id, ...edit }), tell: ({ error }) => setUnkept(error) }))
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
          setText(now => (now === text ? '' : now))
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
      {add.error === undefined && unkept !== undefined && <ErrorState error={unkept} onRetry={() => { void saving.flush() }} />}
      {add.error !== undefined && <ErrorState error={add.error} />}
      <div><Button type="submit" icon="mail" busy={add.busy} blocked={blocked ?? closed ?? empty}>{t('requests.addNote')}</Button></div>
    </form>
  )
}
