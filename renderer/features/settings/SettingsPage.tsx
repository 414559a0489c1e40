import { useState } from 'react'
import { useI18n } from '../../i18n/I18nContext'
import { TopicWords } from '../../i18n/TopicWords'
import { settingsWords } from '../../i18n/topics/settings'
import type { Settings } from '../../../electron/contract/settings'
import { useBridge, useTopic } from '../../stores/StoresContext'
import { Button } from '../../ui/Button'
import { Page } from '../../ui/Page'
import { EmptyState, ErrorState } from '../../ui/states'
import { shown, useCall } from '../../ui/useCall'
import { Fixed } from './panels'
import { settingSections, settingsWith } from './settingList'

/** Every setting, explained and searchable. Each change is kept at once. */
export function SettingsPage() {
  return <TopicWords words={settingsWords}><AllSettings /></TopicWords>
}

function AllSettings() {
  const i18n = useI18n()
  const { t } = i18n
  const { settings, error, update } = useTopic('settings', state => state)
  const bridge = useBridge()
  const about = shown(useCall(() => bridge.calls['app.about'](), 'about').state)
  const fixed: ReadonlySet<string> = new Set(about?.policy.settings)
  const [text, setText] = useState('')
  const found = settingsWith(text, i18n)
  const change = (patch: Partial<Settings>): void => { void update(patch) }
  return (
    <Page title={t('nav.settings')}>
      <div className="stack-large">
        <div className="field">
          <label htmlFor="settings-search">{t('settings.search')}</label>
          <input id="settings-search" className="input" type="search" value={text} maxLength={100} spellCheck={false} onChange={event => setText(event.target.value)} />
        </div>
        {error !== undefined && <ErrorState error={error} />}
        {found.length === 0 && <EmptyState text={t('settings.noneFits', { text })}><Button onClick={() => setText('')}>{t('customers.clearFilter')}</Button></EmptyState>}
        {settingSections.filter(section => found.some(entry => entry.section === section)).map(section => (
          <section key={section} className="stack-large settings-section" aria-labelledby={`settings-${section}`}>
            <h2 id={`settings-${section}`}>{t(`settings.section.${section}`)}</h2>
            {found.filter(entry => entry.section === section).map(({ id, label, help, control: Control }) => (
              fixed.has(id)
                ? <Fixed key={id} label={t(label)} help={t(help)} />
                : <Control key={id} settings={settings} update={change} i18n={i18n} label={t(label)} help={t(help)} />
            ))}
          </section>
        ))}
      </div>
    </Page>
  )
}
