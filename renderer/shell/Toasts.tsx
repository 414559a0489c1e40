import { useEffect, useRef } from 'react'
import { Link } from 'wouter'
import { useI18n } from '../i18n/I18nContext'
import { standsOnPage } from '../stores/notices'
import { useTopic } from '../stores/StoresContext'
import { Notice } from '../ui/Notice'

/**
 * What happened elsewhere. They stay until they are put away: nobody must read against a clock (WCAG 2.2.1). The page keeps
 * as much space free at its end as they take, so that its last row can always be scrolled out from under them.
 */
export function Toasts() {
  const { t, lookUp } = useI18n()
  const notices = useTopic('notices', state => state.notices)
  const dismiss = useTopic('notices', state => state.dismiss)
  const box = useRef<HTMLElement>(null)
  const toasts = notices.filter(notice => !standsOnPage(notice))
  const count = toasts.length
  useEffect(() => {
    const { style } = document.documentElement
    const element = box.current
    if (count === 0 || element === null) return
    const keepFree = (): void => style.setProperty('--toasts', `${element.offsetHeight + 16}px`)
    const observer = new ResizeObserver(keepFree)
    observer.observe(element)
    return () => {
      observer.disconnect()
      style.removeProperty('--toasts')
    }
  }, [count])
  if (count === 0) return null
  return (
    <aside className="toasts" ref={box} tabIndex={-1} aria-label={t('shell.toasts')}>
      {toasts.map(notice => (
        <Notice key={notice.id} severity={notice.severity} onDismiss={() => { void dismiss(notice.id) }}>
          <p>{lookUp(`notices.${notice.code}`, 'notices.other', notice.params)}{notice.path !== undefined && <> <Link href={notice.path}>{t('notices.show')}</Link></>}</p>
        </Notice>
      ))}
    </aside>
  )
}
