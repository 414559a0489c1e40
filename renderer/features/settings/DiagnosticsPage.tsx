import { useState } from 'react'
import { diagnosticSections, type DiagnosticSection } from '../../../electron/contract/diagnostics'
import type { AppError } from '../../../electron/contract/errors'
import { useI18n } from '../../i18n/I18nContext'
import { TopicWords } from '../../i18n/TopicWords'
import { settingsWords } from '../../i18n/topics/settings'
import { useBridge } from '../../stores/StoresContext'
import { Button } from '../../ui/Button'
import { Page } from '../../ui/Page'
import { ErrorState, Loading } from '../../ui/states'
import { shown, useCall } from '../../ui/useCall'

/** What helps to find a fault: looked at first, then saved to a file by the technician, never sent. */
export function DiagnosticsPage() {
  return <TopicWords words={settingsWords}><Diagnostics /></TopicWords>
}

function Diagnostics() {
  const { t } = useI18n()
  const bridge = useBridge()
  const { state, reload } = useCall(() => bridge.calls['diagnostics.collect'](), 'diagnostics')
  const collected = shown(state)
  const [left, setLeft] = useState<ReadonlySet<DiagnosticSection>>(new Set())
  const [saved, setSaved] = useState(false)
  const [error, setError] = useState<AppError | undefined>(undefined)
  const wanted = diagnosticSections.filter(id => !left.has(id))
  const toggle = (id: DiagnosticSection, take: boolean): void => setLeft(before => new Set(take ? [...before].filter(one => one !== id) : [...before, id]))
  const save = async (): Promise<void> => {
    if (collected === undefined) return
    const result = await bridge.calls['diagnostics.save']({ id: collected.id, sections: wanted })
    setSaved(result.ok)
    setError(result.ok || result.error.kind === 'cancelled' ? undefined : result.error)
  }
  return (
    <Page title={t('settings.diagnostics')} help="diagnostics.help" action={<Button look="primary" icon="save" blocked={wanted.length === 0 ? t('diagnostics.nothing') : undefined} onClick={() => { void save() }}>{t('diagnostics.save')}</Button>}>
      <p role="status" className="muted">{saved && t('diagnostics.saved')}</p>
      {error !== undefined && <ErrorState error={error} />}
      {state.step === 'failed' && <ErrorState error={state.error} onRetry={reload} />}
      {state.step === 'loading' && <Loading />}
      <div className="stack-large">
        {collected?.sections.map(({ id, text }) => (
          <section key={id} className="stack">
            <label className="row"><input type="checkbox" checked={!left.has(id)} onChange={event => toggle(id, event.target.checked)} /><b>{t(`diagnostics.section.${id}`)}</b></label>
            <textarea className="input mono diagnostics-text" readOnly rows={Math.min(14, text.split('\n').length + 1)} aria-label={t('diagnostics.content', { section: t(`diagnostics.section.${id}`) })} value={text} data-left={left.has(id) || undefined} />
          </section>
        ))}
        {collected !== undefined && <div><Button icon="sync" onClick={reload}>{t('diagnostics.again')}</Button></div>}
      </div>
    </Page>
  )
}
