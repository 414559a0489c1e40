import { TopicWords } from '../../i18n/TopicWords'
import { privacyWords } from '../../i18n/topics/privacy'
import { useI18n } from '../../i18n/I18nContext'
import { useBridge } from '../../stores/StoresContext'
import { Page } from '../../ui/Page'
import { shown, useCall } from '../../ui/useCall'

/** In the order of the README's chapter "Privacy", which says the same. */
const rows = ['signIn', 'accounts', 'customers', 'work', 'settings', 'activity', 'log', 'downloads', 'portal', 'passwords', 'damaged', 'window'] as const
const columns = ['what', 'where', 'long', 'remove'] as const
const ways = ['cloud', 'portal', 'hand', 'none'] as const

/** What is kept on this computer and for how long, how it is removed, and what leaves the computer. */
export function PrivacyPage() {
  return <TopicWords words={privacyWords}><Statement /></TopicWords>
}

function Statement() {
  const { t } = useI18n()
  const bridge = useBridge()
  const about = shown(useCall(() => bridge.calls['app.about'](), 'about').state)
  return (
    <Page title={t('privacy.title')} help="privacy.help">
      <div className="stack-large">
        <section className="stack" aria-labelledby="privacy-kept">
          <h2 id="privacy-kept">{t('privacy.kept')}</h2>
          {about !== undefined && <p className="wrap">{t('privacy.folder', { folder: about.dataFolder })}</p>}
          <table className="text-table">
            <caption className="hidden-visually">{t('privacy.kept')}</caption>
            <thead><tr>{columns.map(column => <th key={column} scope="col">{t(`privacy.column.${column}`)}</th>)}</tr></thead>
            <tbody>
              {rows.map(row => (
                <tr key={row}>
                  <th scope="row">{t(`privacy.${row}.what`)}</th>
                  {(['where', 'long', 'remove'] as const).map(column => <td key={column}>{t(`privacy.${row}.${column}`)}</td>)}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        <section className="stack" aria-labelledby="privacy-leaves">
          <h2 id="privacy-leaves">{t('privacy.leaves')}</h2>
          <ul>{ways.map(way => <li key={way}>{t(`privacy.leaves.${way}`)}</li>)}</ul>
        </section>
        <section className="stack" aria-labelledby="privacy-everything">
          <h2 id="privacy-everything">{t('privacy.everything')}</h2>
          <p>{t('privacy.everything.text')}</p>
        </section>
      </div>
    </Page>
  )
}
