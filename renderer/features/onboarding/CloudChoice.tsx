import type { OnboardingState } from '../../../electron/contract/onboarding'
import type { CloudId } from '../../../electron/contract/settings'
import { useI18n } from '../../i18n/I18nContext'

interface Props {
  readonly known: OnboardingState
  readonly chosen: CloudId
  readonly onChoose: (cloud: CloudId) => void
}

const clouds = ['global', 'usgov', 'china', 'practice'] as const

/** Which cloud it is to be; where somebody else decided, it says who. */
export function CloudChoice({ known, chosen, onChoose }: Props) {
  const { t } = useI18n()
  const { decidedBy, cloudInUse, policyFile } = known
  if (decidedBy !== undefined) return <p className="wrap">{t(`onboarding.where.${decidedBy}`, { cloud: t(`cloud.${cloudInUse}`), file: policyFile ?? '' })}</p>
  return (
    <fieldset className="choice">
      <legend className="hidden-visually">{t('onboarding.where')}</legend>
      {clouds.map(cloud => (
        <div key={cloud} className="cloud-choice">
          <label className="row"><input type="radio" name="cloud" checked={cloud === chosen} aria-describedby={`cloud-${cloud}`} onChange={() => onChoose(cloud)} />{t(`cloud.${cloud}`)}</label>
          <p className="small muted" id={`cloud-${cloud}`}>{t(`onboarding.where.${cloud}`)}</p>
        </div>
      ))}
    </fieldset>
  )
}
