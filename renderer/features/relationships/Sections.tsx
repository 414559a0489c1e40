import { Link, useLocation } from 'wouter'
import { useI18n } from '../../i18n/I18nContext'
import type { MessageKey } from '../../i18n/translator'
import { paths } from '../../shell/routes'

const sections: readonly (readonly [path: string, label: MessageKey])[] = [
  [paths.relationships, 'relationships.all'],
  [paths.radar, 'relationships.radar'],
  [paths.waiting, 'relationships.waiting'],
  [paths.teamAccess, 'relationships.access'],
  [paths.roleTemplates, 'relationships.templates']
]

/** The pages about relationships, beside each other. */
export function Sections() {
  const { t } = useI18n()
  const [location] = useLocation()
  const here = location.startsWith('/relationships/where/') ? paths.relationships : location
  return (
    <nav className="sections" aria-label={t('relationships.sections')}>
      {sections.map(([path, label]) => <Link key={path} href={path} aria-current={path === here ? 'page' : undefined}>{t(label)}</Link>)}
    </nav>
  )
}
