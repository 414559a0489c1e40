import { useRef, useState, type FormEvent } from 'react'
import type { OnboardingState } from '../../../electron/contract/onboarding'
import type { CloudId } from '../../../electron/contract/settings'
import { clientIdProblem, tenantProblem, tidy } from '../../../electron/domain/registration/registrationRules'
import { useI18n } from '../../i18n/I18nContext'
import { useTopic } from '../../stores/StoresContext'
import { Button } from '../../ui/Button'
import { FieldError } from '../../ui/FieldError'
import { ErrorState } from '../../ui/states'

interface Props {
  readonly cloud: Exclude<CloudId, 'practice'>
  readonly known: OnboardingState
  /** The answer of what is known is another one now. */
  readonly onSaved: () => void
}

/** What the registration gave: typed here, or shown as the administrators gave it. */
export function RegistrationSection({ cloud, known, onSaved }: Props) {
  const { t } = useI18n()
  const registration = known.registrations[cloud]
  if (registration?.fixed !== true) return <RegistrationForm cloud={cloud} known={known} onSaved={onSaved} />
  return (
    <>
      <p className="wrap">{t('onboarding.enter.fixed', { file: known.policyFile ?? '' })}</p>
      <dl className="facts">
        <dt>{t('onboarding.clientId')}</dt><dd className="mono">{registration.clientId}</dd>
        <dt>{t('onboarding.tenant')}</dt><dd>{registration.tenant ?? t('onboarding.tenant.any')}</dd>
      </dl>
    </>
  )
}

function RegistrationForm({ cloud, known, onSaved }: Props) {
  const { t } = useI18n()
  const { settings, error, update } = useTopic('settings', state => state)
  const before = known.registrations[cloud]
  const [typed, setTyped] = useState({ clientId: before?.clientId ?? '', tenant: before?.tenant ?? '' })
  const [left, setLeft] = useState({ clientId: false, tenant: false })
  const form = useRef<HTMLFormElement>(null)
  const problems = { clientId: clientIdProblem(typed.clientId), tenant: tenantProblem(typed.tenant) }
  const [saved, setSaved] = useState(false)
  const type = (part: Partial<typeof typed>): void => {
    setTyped(old => ({ ...old, ...part }))
    setSaved(false)
  }
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setLeft({ clientId: true, tenant: true })
    if (problems.clientId !== undefined || problems.tenant !== undefined) {
      form.current?.querySelector<HTMLElement>(problems.clientId === undefined ? '#onboarding-tenant' : '#onboarding-client')?.focus()
      return
    }
    const tenant = tidy(typed.tenant)
    await update({ registrations: { ...settings.registrations, [cloud]: { clientId: tidy(typed.clientId), ...(tenant === '' ? {} : { tenant }) } } })
    setSaved(true)
    onSaved()
  }
  const clientIdText = left.clientId && problems.clientId !== undefined ? t(`onboarding.clientId.${problems.clientId}`) : undefined
  const tenantText = left.tenant && problems.tenant !== undefined ? t(`onboarding.tenant.${problems.tenant}`) : undefined
  return (
    <form ref={form} className="stack" noValidate onSubmit={event => { void save(event) }}>
      <div className="field">
        <label htmlFor="onboarding-client">{t('onboarding.clientId')}</label>
        <input id="onboarding-client" className="input mono" type="text" autoComplete="off" spellCheck={false} maxLength={100} value={typed.clientId} aria-invalid={clientIdText !== undefined} aria-describedby="onboarding-client-hint onboarding-client-error" onChange={event => type({ clientId: event.target.value })} onBlur={() => setLeft(old => ({ ...old, clientId: typed.clientId !== '' || old.clientId }))} />
        <span id="onboarding-client-hint" className="small muted wrap">{t('onboarding.clientId.hint')}</span>
        <FieldError id="onboarding-client-error" text={clientIdText} />
      </div>
      <div className="field">
        <label htmlFor="onboarding-tenant">{t('onboarding.tenant')}</label>
        <input id="onboarding-tenant" className="input" type="text" autoComplete="off" spellCheck={false} maxLength={300} value={typed.tenant} aria-invalid={tenantText !== undefined} aria-describedby="onboarding-tenant-hint onboarding-tenant-error" onChange={event => type({ tenant: event.target.value })} onBlur={() => setLeft(old => ({ ...old, tenant: true }))} />
        <span id="onboarding-tenant-hint" className="small muted">{t('onboarding.tenant.hint')}</span>
        <FieldError id="onboarding-tenant-error" text={tenantText} />
      </div>
      {error !== undefined && <ErrorState error={error} />}
      <div className="row">
        <Button type="submit">{t('onboarding.save')}</Button>
        <span role="status" className="small muted">{saved && error === undefined && t('onboarding.saved')}</span>
      </div>
    </form>
  )
}
