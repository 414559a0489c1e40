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

/** How old what is shown is (capabilities 3.5). */
export function Age({ instant }: { readonly instant: string }) {
  const { t } = useI18n()
  return <span className="small muted">{t('state.readAt')} <Moment instant={instant} /></span>
}
