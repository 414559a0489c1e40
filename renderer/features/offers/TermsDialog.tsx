import { useState } from 'react'
import type { AppError } from '../../../electron/contract/errors'
import type { OfferTerms } from '../../../electron/contract/offer'
import type { RoleTemplate } from '../../../electron/contract/roleTemplate'
import { roleName } from '../../../electron/domain/roleNames'
import { mayAutoExtend } from '../../../electron/domain/templateRules'
import { useI18n } from '../../i18n/I18nContext'
import type { DraftStore } from '../../stores/draft'
import { useBridge } from '../../stores/StoresContext'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { ErrorState } from '../../ui/states'
import { templateName } from '../../ui/templateName'

interface Props {
  readonly state: DraftStore
  readonly terms: OfferTerms
  /** Least privilege first. */
  readonly templates: readonly RoleTemplate[]
  readonly onClose: () => void
}

const lengths: readonly number[] = [30, 90, 180, 365, 730]
/** The roles of the relationship that is renewed, which are no template's. */
const asBefore = ''

/** Chooses the roles by a template, the length, and whether it extends itself. */
export function TermsDialog({ state, terms: first, templates, onClose }: Props) {
  const i18n = useI18n()
  const { t, language } = i18n
  const bridge = useBridge()
  const [terms, setTerms] = useState(first)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<AppError | undefined>(undefined)
  const extendable = mayAutoExtend(terms.roles)
  const choose = (id: string): void => {
    const template = templates.find(one => one.id === id)
    const roles = template?.roles ?? first.roles
    const { templateId: _templateId, ...rest } = terms
    setTerms({ ...rest, roles, autoExtend: terms.autoExtend && mayAutoExtend(roles), ...(template !== undefined && { templateId: template.id }) })
  }
  const save = async (): Promise<void> => {
    // What was typed last belongs to the message that is made again.
    if (!await state.flush()) return
    setBusy(true)
    const result = await bridge.calls['offers.chooseTerms']({ offerId: state.offer.id, terms: { ...terms, roles: [...terms.roles] } })
    setBusy(false)
    if (!result.ok) {
      setError(result.error)
      return
    }
    state.receive(result.value)
    onClose()
  }
  return (
    <Dialog title={t('terms.title')} onClose={onClose}>
      <div className="field">
        <label htmlFor="terms-template">{t('terms.template')}</label>
        <select id="terms-template" className="input" value={terms.templateId ?? asBefore} onChange={event => choose(event.target.value)}>
          {first.templateId === undefined && <option value={asBefore}>{t('terms.asBefore')}</option>}
          {templates.map(template => <option key={template.id} value={template.id}>{templateName(i18n, template)}</option>)}
        </select>
        <p className="small muted wrap">{terms.roles.map(role => roleName(language, role)).join(', ')}</p>
      </div>
      <div className="field">
        <label htmlFor="terms-length">{t('terms.length')}</label>
        <select id="terms-length" className="input" value={terms.durationDays} onChange={event => setTerms({ ...terms, durationDays: Number(event.target.value) })}>
          {[...new Set([...lengths, first.durationDays])].toSorted((a, b) => a - b).map(days => <option key={days} value={days}>{t('terms.days', { days })}</option>)}
        </select>
      </div>
      <div className="stack-small">
        <label className="row">
          <input type="checkbox" checked={terms.autoExtend} aria-disabled={!extendable} aria-describedby="terms-extend-why" onChange={() => { if (extendable) setTerms({ ...terms, autoExtend: !terms.autoExtend }) }} />{t('terms.extend')}
        </label>
        <p id="terms-extend-why" className="small muted">{t(extendable ? 'terms.extendText' : 'terms.cannotExtend')}</p>
      </div>
      {state.offer.link !== undefined && <p className="small">{t('terms.newLink')}</p>}
      {error !== undefined && <ErrorState error={error} />}
      <div className="dialog-buttons">
        <Button onClick={onClose}>{t('action.cancel')}</Button>
        <Button look="primary" busy={busy} onClick={() => { void save() }}>{t('terms.save')}</Button>
      </div>
    </Dialog>
  )
}
