import type { ReactNode } from 'react'
import { useI18n } from '../i18n/I18nContext'
import { Icon } from './Icon'
import type { IconName } from './icons'

export type Severity = 'info' | 'success' | 'warning' | 'error'
const iconOf: Readonly<Record<Severity, IconName>> = { info: 'info', success: 'check', warning: 'warning', error: 'error' }

interface Props {
  readonly severity: Severity
  readonly children: ReactNode
  readonly onDismiss?: () => void
  /** `false` for what stands on a page from its first paint: a screen reader reads it in its place. */
  readonly announce?: boolean
}

/** Something that concerns this page. The severity is said in words too, never by colour alone. It takes the focus of a button in it that goes with its work. */
export function Notice({ severity, children, onDismiss, announce = true }: Props) {
  const { t } = useI18n()
  const role = severity === 'error' ? 'alert' : 'status'
  return (
    <div className="notice" data-severity={severity} tabIndex={-1} role={announce ? role : undefined}>
      <Icon name={iconOf[severity]} />
      <div>
        <span className="hidden-visually">{t(`severity.${severity}`)}</span>
        {children}
      </div>
      {onDismiss !== undefined && (
        <button type="button" className="button" data-look="quiet" aria-label={t('action.dismiss')} onClick={onDismiss}>
          <Icon name="dismiss" />
        </button>
      )}
    </div>
  )
}
