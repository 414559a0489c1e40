import { useEffect, useRef, type ReactNode } from 'react'
import { useI18n } from '../i18n/I18nContext'
import type { MessageKey } from '../i18n/translator'
import { useTopic } from '../stores/StoresContext'
import { Icon } from './Icon'

interface Props {
  readonly title: string
  /** Stands before the title: the mark of a customer. */
  readonly mark?: ReactNode
  /** One sentence that can be hidden for good. */
  readonly help?: MessageKey
  /** The page's main action, at the right of its title. */
  readonly action?: ReactNode
  /** The content takes the height that is left (tables). */
  readonly full?: boolean
  /** `false` where a field of the page takes the focus itself. */
  readonly focusHeading?: boolean
  readonly children: ReactNode
}

/** The layout of every page. The focus goes to the heading, so that a screen reader says where one is. */
export function Page({ title, mark, help, action, full = false, focusHeading = true, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  const page = useRef<HTMLDivElement>(null)
  const { t } = useI18n()
  useEffect(() => { document.title = `${title} — ${t('app.name')}` }, [title, t])
  useEffect(() => {
    heading.current?.closest('main')?.scrollTo({ top: 0 })
    // Who was quick enough to be in the page already is not sent back to its begin.
    if (focusHeading && page.current?.contains(document.activeElement) !== true) heading.current?.focus({ preventScroll: true })
  }, [focusHeading])
  return (
    <div ref={page} className={full ? 'page page-full' : 'page'}>
      <div className="page-head">
        <div className="page-title">{mark}<h1 ref={heading} tabIndex={-1}>{title}</h1></div>
        {action}
      </div>
      {help === undefined ? full && <div /> : <Help id={help} />}
      {children}
    </div>
  )
}

function Help({ id }: { readonly id: MessageKey }) {
  const { t } = useI18n()
  const hidden = useTopic('settings', state => state.settings.hiddenHelp.includes(id))
  const hideHelp = useTopic('settings', state => state.hideHelp)
  if (hidden) return <div hidden />
  return (
    <div className="help">
      <p>{t(id)}</p>
      <button type="button" className="button" data-look="quiet" aria-label={t('action.hideHelp')} title={t('action.hideHelp')} onClick={() => { void hideHelp(id) }}>
        <Icon name="dismiss" />
      </button>
    </div>
  )
}
