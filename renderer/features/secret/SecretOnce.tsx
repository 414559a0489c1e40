import { useEffect, useState } from 'react'
import type { AppError } from '../../../electron/contract/errors'
import { useI18n } from '../../i18n/I18nContext'
import { TopicWords } from '../../i18n/TopicWords'
import { secretWords } from '../../i18n/topics/secret'
import { useBridge } from '../../stores/StoresContext'
import { Button } from '../../ui/Button'
import { ErrorState } from '../../ui/states'

interface Props {
  /** What it is, for example "New password of Ann". */
  readonly label: string
  /** Empty: whoever had it let go of it. */
  readonly secret: string
}

/**
 * A secret that is shown once: readable, to be copied with a clipboard that clears itself, and gone with the part that shows it. It
 * belongs into the state of one component, never into a store.
 */
export function SecretOnce(props: Props) {
  return <TopicWords words={secretWords}>{props.secret === '' ? <Forgotten label={props.label} /> : <Shown {...props} />}</TopicWords>
}

function Forgotten({ label }: Pick<Props, 'label'>) {
  const { t } = useI18n()
  return <div className="secret stack" role="group" aria-label={label}><p className="small muted">{label}</p><p>{t('secret.forgotten')}</p></div>
}

type Copy = { readonly step: 'no' } | { readonly step: 'copied' | 'gone'; readonly clearsAt: string } | { readonly step: 'failed'; readonly error: AppError }

function Shown({ label, secret }: Props) {
  const { t } = useI18n()
  const bridge = useBridge()
  const [state, setState] = useState<Copy>({ step: 'no' })
  const clearsAt = state.step === 'copied' ? state.clearsAt : undefined
  useEffect(() => {
    if (clearsAt === undefined) return
    const timer = setTimeout(() => setState({ step: 'gone', clearsAt }), Math.max(0, Date.parse(clearsAt) - Date.now()))
    return () => clearTimeout(timer)
  }, [clearsAt])
  const copy = async (): Promise<void> => {
    const result = await bridge.calls['app.copySecret']({ text: secret })
    setState(result.ok ? { step: 'copied', clearsAt: result.value.clearsAt } : { step: 'failed', error: result.error })
  }
  return (
    <div className="secret stack" role="group" aria-label={label}>
      <p className="small muted">{label}</p>
      {/* Not to be translated, checked for spelling or read as a sentence. */}
      <p className="secret-text mono" translate="no">{secret}</p>
      <div className="row">
        <Button icon="copy" look="primary" onClick={() => { void copy() }}>{t('secret.copy')}</Button>
        <span className="small muted" role="status">{state.step === 'copied' ? t('secret.copied') : state.step === 'gone' && t('secret.gone')}</span>
      </div>
      {state.step === 'failed' && <ErrorState error={state.error} />}
      <p className="small">{t('secret.once')}</p>
    </div>
  )
}
