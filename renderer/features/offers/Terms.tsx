import { useState } from 'react'
import type { OfferTerms } from '../../../electron/contract/offer'
import { roleName } from '../../../electron/domain/roleNames'
import { recogniseTemplate } from '../../../electron/domain/roleTemplates'
import { usualTerms } from '../../../electron/domain/offerTerms'
import { useI18n } from '../../i18n/I18nContext'
import type { DraftStore } from '../../stores/draft'
import { useBridge } from '../../stores/StoresContext'
import { Button } from '../../ui/Button'
import { templateName } from '../../ui/templateName'
import { shown, useCall } from '../../ui/useCall'
import { TermsDialog } from './TermsDialog'

/** What the relationship is asked for with; it can be changed until the message has been handed over. */
export function Terms({ state }: { readonly state: DraftStore }) {
  const i18n = useI18n()
  const { t, language } = i18n
  const bridge = useBridge()
  const [changing, setChanging] = useState(false)
  const templates = shown(useCall(() => bridge.calls['roleTemplates.list'](), 'roleTemplates').state)?.templates ?? []
  const { offer } = state
  const terms: OfferTerms = offer.terms ?? usualTerms
  const template = templates.find(({ id }) => id === terms.templateId) ?? recogniseTemplate(terms.roles, templates)
  const open = offer.state === 'draft' || offer.state === 'ready'
  return (
    <section className="stack-small" aria-labelledby="terms-heading">
      <div className="row">
        <h2 id="terms-heading">{t('terms.title')}</h2>
        {open && <Button look="quiet" busy={state.busy === 'issuing'} onClick={() => setChanging(true)}>{t('terms.change')}</Button>}
      </div>
      {offer.renews !== undefined && <p>{t('terms.renews', { name: offer.renews.name })}</p>}
      <p className="wrap" title={terms.roles.map(role => roleName(language, role)).join(', ')}>
        {template === undefined ? t('terms.roles', { count: terms.roles.length }) : templateName(i18n, template)} · {t('terms.days', { days: terms.durationDays })} · {t(terms.autoExtend ? 'terms.extends' : 'terms.extendsNot')}
      </p>
      {changing && <TermsDialog state={state} terms={terms} templates={templates} onClose={() => setChanging(false)} />}
    </section>
  )
}
