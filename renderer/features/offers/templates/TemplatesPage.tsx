import { useState } from 'react'
import { messageLanguages, offerKinds, type MessageLanguage, type OfferKind } from '../../../../electron/contract/offer'
import type { MessageTemplate } from '../../../../electron/contract/template'
import { useI18n } from '../../../i18n/I18nContext'
import { useBridge } from '../../../stores/StoresContext'
import { Page } from '../../../ui/Page'
import { ErrorState, Loading } from '../../../ui/states'
import { shown, useCall } from '../../../ui/useCall'
import { TemplateEditor } from './TemplateEditor'

/** The texts from which messages are made, one for each kind and language (capabilities 4.10). */
export function TemplatesPage() {
  const { t } = useI18n()
  const bridge = useBridge()
  const [kind, setKind] = useState<OfferKind>('trial')
  const [language, setLanguage] = useState<MessageLanguage>('en')
  const { state, reload, put } = useCall(() => bridge.calls['templates.list'](), 'templates')
  const templates = shown(state)
  const same = (one: MessageTemplate): boolean => one.kind === kind && one.language === language
  const current = templates?.find(same)
  const kept = (template: MessageTemplate): void => put((templates ?? []).map(one => (one.kind === template.kind && one.language === template.language ? template : one)))
  return (
    <Page title={t('templates.title')} help="templates.help">
      <div className="filters">
        <div className="field">
          <label htmlFor="template-kind">{t('quotes.kind')}</label>
          <select id="template-kind" className="input" value={kind} onChange={event => setKind(offerKinds.find(one => one === event.target.value) ?? 'trial')}>
            {offerKinds.map(one => <option key={one} value={one}>{t(`quotes.kind.${one}`)}</option>)}
          </select>
        </div>
        <div className="field">
          <label htmlFor="template-language">{t('composer.language')}</label>
          <select id="template-language" className="input" value={language} onChange={event => setLanguage(event.target.value === 'de' ? 'de' : 'en')}>
            {messageLanguages.map(one => <option key={one} value={one}>{t(`composer.language.${one}`)}</option>)}
          </select>
        </div>
      </div>
      {state.step === 'loading' && <Loading />}
      {state.step === 'failed' && <ErrorState error={state.error} onRetry={reload} />}
      {current !== undefined && <TemplateEditor key={`${kind} ${language}`} template={current} onKept={kept} />}
    </Page>
  )
}
