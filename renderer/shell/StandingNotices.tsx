import { useI18n } from '../i18n/I18nContext'
import { standsOnPage } from '../stores/notices'
import { useTopic } from '../stores/StoresContext'
import { Notice } from '../ui/Notice'

/** What concerns all of the work until it is put away: it takes its own place above the page, so that it covers nothing. */
export function StandingNotices() {
  const { t, lookUp } = useI18n()
  const notices = useTopic('notices', state => state.notices)
  const dismiss = useTopic('notices', state => state.dismiss)
  const standing = notices.filter(standsOnPage)
  if (standing.length === 0) return null
  return (
    <aside className="stack" tabIndex={-1} aria-label={t('shell.notices')}>
      {standing.map(notice => (
        <Notice key={notice.id} severity={notice.severity} onDismiss={() => { void dismiss(notice.id) }}>
          <p>{lookUp(`notices.${notice.code}`, 'notices.other', notice.params)}</p>
        </Notice>
      ))}
    </aside>
  )
}
