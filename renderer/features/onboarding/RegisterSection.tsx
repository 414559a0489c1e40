import type { OnboardingState } from '../../../electron/contract/onboarding'
import type { CloudId } from '../../../electron/contract/settings'
import { appPermissions, redirectUri, serviceAppIds } from '../../../electron/domain/registration/permissions'
import { useI18n } from '../../i18n/I18nContext'
import { useBridge } from '../../stores/StoresContext'
import { Button } from '../../ui/Button'
import { ErrorState } from '../../ui/states'
import { useAction } from '../../ui/useAction'
import { useCopy } from '../../ui/useCopy'
import { commandFor } from './command'

interface Props {
  readonly cloud: Exclude<CloudId, 'practice'>
  readonly known: OnboardingState
}

const adminCenters: Readonly<Record<Props['cloud'], string>> = { global: 'https://entra.microsoft.com', usgov: 'https://entra.microsoft.us', china: 'https://entra.microsoftonline.cn' }
const steps = ['1', '2', '3', '4', '5', '6', '7'] as const

/** What is to be registered, each permission with its reason, and the two ways to do it. */
export function RegisterSection({ cloud, known }: Props) {
  const { t } = useI18n()
  const words = { address: adminCenters[cloud], redirect: redirectUri, partnerCenter: serviceAppIds.partnerCenter }
  return (
    <>
      <p>{t('onboarding.register.text')}</p>
      <dl className="facts">
        <dt>{t('onboarding.register.redirect')}</dt><dd className="mono">{redirectUri}</dd>
        <dt>{t('onboarding.register.type')}</dt><dd>{t('onboarding.register.typeValue')}</dd>
        <dt>{t('onboarding.register.accounts')}</dt><dd>{t('onboarding.register.accountsValue')}</dd>
      </dl>
      <Permissions />
      <Script cloud={cloud} known={known} />
      <details>
        <summary>{t('onboarding.hand')}</summary>
        <ol className="by-hand">{steps.map(step => <li key={step} className="wrap">{t(`onboarding.hand.${step}`, words)}</li>)}</ol>
      </details>
    </>
  )
}

function Permissions() {
  const { t } = useI18n()
  return (
    <table className="permissions">
      <caption>{t('onboarding.permissions')}</caption>
      <thead><tr><th scope="col">{t('onboarding.permission')}</th><th scope="col">{t('onboarding.service')}</th><th scope="col">{t('onboarding.why')}</th></tr></thead>
      <tbody>
        {appPermissions.map(({ name, service }) => (
          <tr key={name}><th scope="row" className="mono wrap">{name}</th><td>{t(`onboarding.service.${service}`)}</td><td>{t(`onboarding.why.${name}`)}</td></tr>
        ))}
      </tbody>
    </table>
  )
}

function Script({ cloud, known }: Props) {
  const { t } = useI18n()
  const bridge = useBridge()
  const { copy, copied, error: copyError } = useCopy()
  const shown = useAction(() => bridge.calls['app.showScript']())
  const error = copyError ?? shown.error
  const command = commandFor(known.scriptFile, cloud, known.registrations[cloud]?.tenant)
  return (
    <>
      <h3>{t('onboarding.script')}</h3>
      <p>{t('onboarding.script.text')}</p>
      <p>{t('onboarding.script.file')} <span className="mono wrap">{known.scriptFile}</span></p>
      <p className="command"><span className="hidden-visually">{t('onboarding.script.command')}</span> <code>{command}</code></p>
      <div className="row">
        <Button icon="copy" onClick={() => { void copy(command, command) }}>{t('onboarding.script.copy')}</Button>
        <Button icon="open" onClick={() => { void shown.run() }}>{t('onboarding.script.show')}</Button>
        <span role="status" className="small muted">{copied === command && t('onboarding.script.copied')}</span>
      </div>
      {error !== undefined && <ErrorState error={error} />}
    </>
  )
}
