import { useEffect, useMemo } from 'react'
import type { Office } from '../../../../electron/contract/catalogue'
import { countryCodes } from '../../../../electron/domain/countries'
import { useI18n } from '../../../i18n/I18nContext'
import { useBridge, useTopic } from '../../../stores/StoresContext'
import { Combobox } from '../../../ui/Combobox'
import { FieldError } from '../../../ui/FieldError'
import { ErrorState, Loading } from '../../../ui/states'
import { shown, useCall } from '../../../ui/useCall'
import { CatalogueAge } from './CatalogueAge'
import type { StepProps } from './stepProps'
import { useLeft } from './useLeft'

/** Partner office (only with several) and usage location (capabilities 4.2). */
export function OfficeStep(props: StepProps) {
  return (
    <>
      <OfficeField {...props} />
      {props.state.offer.kind !== 'delegatedAdministration' && <LocationField {...props} />}
    </>
  )
}

function OfficeField({ state, chosen, problems, asked }: StepProps) {
  const { t } = useI18n()
  const bridge = useBridge()
  const revision = useTopic('offers', one => one.catalogueRevision)
  const call = useCall(() => bridge.calls['catalogue.offices'](), 'offices', revision)
  const offices = shown(call.state)
  const [left, leave] = useLeft()
  const { choose } = state
  const only = offices?.offices.length === 1 ? offices.offices[0] : undefined
  const missing = chosen.office === undefined
  const open = state.offer.state === 'draft'
  // With one office there is nothing to ask.
  useEffect(() => { if (open && missing && only !== undefined) choose({ office: { ...only } }) }, [open, missing, only, choose])
  if (call.state.step === 'loading') return <Loading />
  if (offices === undefined) return call.state.step === 'failed' ? <ErrorState error={call.state.error} onRetry={call.reload} /> : null
  if (only !== undefined) return <p className="muted">{t('wizard.oneOffice', { office: only.name, partnerId: only.partnerId })}</p>
  const error = (left || asked) && problems.some(problem => problem.reason === 'officeMissing') ? t('offers.problem.officeMissing') : undefined
  const options = withChosen(offices.offices, chosen.office)
  const take = (partnerId: string): void => {
    const office = options.find(one => one.partnerId === partnerId)
    choose({ office: office === undefined ? null : { name: office.name, partnerId: office.partnerId } })
  }
  return (
    <div className="field">
      <label htmlFor="wizard-office">{t('wizard.office')}</label>
      <select id="wizard-office" className="input" value={chosen.office?.partnerId ?? ''} aria-invalid={error !== undefined} aria-describedby="wizard-office-error wizard-office-hint" onChange={event => take(event.target.value)} onBlur={leave}>
        <option value="">{t('wizard.chooseOffice')}</option>
        {options.map(office => <option key={office.partnerId} value={office.partnerId}>{t('wizard.officeOption', { office: office.name, partnerId: office.partnerId })}</option>)}
      </select>
      <FieldError id="wizard-office-error" text={error} />
      <div className="small muted" id="wizard-office-hint">{t('wizard.officeHint')}</div>
      <CatalogueAge readAt={offices.readAt} source={offices.source} />
    </div>
  )
}

/** An office that was chosen and is not in the list any more stays visible, until another one is chosen. */
function withChosen(offices: readonly Office[], chosen: Office | undefined): readonly Office[] {
  return chosen === undefined || offices.some(one => one.partnerId === chosen.partnerId) ? offices : [...offices, chosen]
}

function LocationField({ state, chosen, problems, asked }: StepProps) {
  const { t, country, locale } = useI18n()
  const [left, leave] = useLeft()
  const options = useMemo(
    () => countryCodes.map(value => ({ value, label: country(value) })).toSorted((a, b) => a.label.localeCompare(b.label, locale)),
    [country, locale]
  )
  const error = (left || asked) && problems.some(problem => problem.reason === 'locationMissing') ? t('offers.problem.locationMissing') : undefined
  return (
    <div className="field">
      <label htmlFor="wizard-location" id="wizard-location-label">{t('wizard.location')}</label>
      <Combobox
        id="wizard-location"
        options={options}
        value={chosen.usageLocation}
        onChange={value => state.choose({ usageLocation: value ?? null })}
        onLeave={event => { leave(event); void state.flush() }}
        invalid={error !== undefined}
        describedBy="wizard-location-error wizard-location-hint"
        nothing={t('wizard.noCountry')}
      />
      <FieldError id="wizard-location-error" text={error} />
      <span className="small muted" id="wizard-location-hint">{t('wizard.locationHint')}</span>
    </div>
  )
}
