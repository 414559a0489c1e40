import { useI18n } from '../i18n/I18nContext'
import { useTopic } from '../stores/StoresContext'
import { Notice } from '../ui/Notice'

/** What happened elsewhere. They stay until they are put away: nobody must read against a clock (WCAG 2.2.1). */
export function Toasts() {
  const { t, lookUp } = useI18n()
  const notices = useTopic('notices', state => state.notices)
  const dismiss = useTopic('notices', state => state.dismiss)
  if (notices.length === 0) return null
  return (
    <aside className="toasts" aria-label={t('shell.notices')}>
      {notices.map(notice => (
        <Notice key={notice.id} severity={notice.severity} onDismiss={() => { void dismiss(notice.id) }}>
          <p>{lookUp(`notices.${notice.code}`, 'notices.other', notice.params)}</p>
        </Notice>
      ))}
    </aside>
  )
}
