import { Link } from 'wouter'
import { useI18n } from '../i18n/I18nContext'
import { useTopic } from '../stores/StoresContext'
import { Icon } from '../ui/Icon'
import { PartnerMark } from '../ui/Mark'
import { navigation, paths, sectionOf } from './routes'

/** The technician's company at the top (it opens the company page, capabilities 2.1), and the pages below it. */
export function Navigation({ path }: { readonly path: string }) {
  const { t } = useI18n()
  const session = useTopic('session', state => state.session)
  const collapsed = useTopic('settings', state => state.settings.navigationCollapsed)
  const update = useTopic('settings', state => state.update)
  const company = session.step === 'signedIn' ? session.technician.partnerName : ''
  const here = sectionOf(path)
  return (
    <div className="side" data-region="navigation">
      <header className="company-region">
        <Link className="company" href={paths.company} aria-label={t('shell.company', { name: company })} title={company}>
          <PartnerMark /><span className="label">{company}</span>
        </Link>
      </header>
      <nav className="nav" aria-label={t('nav.main')}>
        {navigation.map(entry => (
          <Link key={entry.path} href={entry.path} aria-current={entry.path === here ? 'page' : undefined} title={collapsed ? t(entry.label) : undefined}>
            <Icon name={entry.icon} /><span className="label">{t(entry.label)}</span>
          </Link>
        ))}
      <button
        type="button"
        className="button collapse"
        data-look="quiet"
        aria-expanded={!collapsed}
        title={t(collapsed ? 'shell.expand' : 'shell.collapse')}
        onClick={() => { void update({ navigationCollapsed: !collapsed }) }}
      >
        <Icon name="panel" /><span className="label">{t(collapsed ? 'shell.expand' : 'shell.collapse')}</span>
      </button>
      </nav>
    </div>
  )
}
