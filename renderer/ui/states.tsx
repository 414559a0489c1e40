import { useEffect, useState, type ReactNode } from 'react'
import type { AppError } from '../../electron/contract/errors'
import { useI18n } from '../i18n/I18nContext'
import { Button } from './Button'
import { Notice } from './Notice'
import { RightsLink } from './RightsLink'

/** Bars where the content will be, only after 150 ms, so that a fast answer never flickers. */
export function Loading() {
  const { t } = useI18n()
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 150)
    return () => clearTimeout(timer)
  }, [])
  if (!late) return <div aria-busy="true" />
  return (
    <div className="skeleton" role="status" aria-busy="true">
      <b className="hidden-visually">{t('state.loading')}</b>
      <span /><span /><span />
    </div>
  )
}

interface ErrorProps {
  readonly error: AppError
  readonly onRetry?: (() => void) | undefined
  readonly children?: ReactNode
}

/** Refusals that lie in the technician's own role. */
const ofRole: ReadonlySet<string> = new Set(['session.needsFull', 'session.needsGlobalAdministrator', 'team.notAllowed', 'offer.needsFull', 'acting.limitedUsesPortal'])

/** What happened, what was kept, what to do; with the number under which the log knows it (capabilities 8.2). */
export function ErrorState({ error, onRetry, children }: ErrorProps) {
  const { t, error: words } = useI18n()
  return (
    <Notice severity={error.kind === 'notAllowed' ? 'warning' : 'error'}>
      <p>{words(error)}</p>
      {children}
      {ofRole.has(error.code) && <RightsLink />}
      {onRetry !== undefined && <div><Button icon="sync" onClick={onRetry}>{t('action.retry')}</Button></div>}
      <p className="small muted">{t('error.reference')} <span className="mono">{error.correlationId}</span></p>
    </Notice>
  )
}

interface EmptyProps {
  /** What this is. */
  readonly text: string
  /** The next step. */
  readonly children?: ReactNode
}

export function EmptyState({ text, children }: EmptyProps) {
  return <div className="empty"><p>{text}</p>{children}</div>
}
