import { useI18n } from '../i18n/I18nContext'

interface Props {
  readonly instant: string
  readonly exactOnly?: boolean
}

/** A moment in words; the exact one on hover, and for a screen reader in the same breath. */
export function Moment({ instant, exactOnly = false }: Props) {
  const i18n = useI18n()
  const exact = i18n.dateTime(instant)
  if (exactOnly) return <time dateTime={instant} className="nums">{exact}</time>
  return (
    <time dateTime={instant} title={exact} className="nums">
      {i18n.relative(instant)}<span className="hidden-visually"> ({exact})</span>
    </time>
  )
}

/** A day on which something ends, and how far away it is: "10 Oct 2028, in 689 days". */
export function Deadline({ instant }: { readonly instant: string }) {
  const i18n = useI18n()
  return <time dateTime={instant} title={i18n.dateTime(instant)} className="nums">{i18n.date(instant)}<span className="far">, {i18n.relative(instant)}</span></time>
}

/** How old what is shown is (capabilities 3.5). */
export function Age({ instant }: { readonly instant: string }) {
  const { t } = useI18n()
  return <span className="small muted">{t('state.readAt')} <Moment instant={instant} /></span>
}

interface OwnProps {
  readonly instant: string
  /** The age that the page shows for all it holds. */
  readonly page: string
}

/** The age of one fact, only where it is another one than the page's: one line says it for all the rest. */
export function OwnAge({ instant, page }: OwnProps) {
  const { relative } = useI18n()
  return relative(instant) === relative(page) ? null : <Age instant={instant} />
}
