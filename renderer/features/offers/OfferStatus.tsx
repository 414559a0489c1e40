import type { OfferState } from '../../../electron/contract/offer'
import { useI18n } from '../../i18n/I18nContext'
import { Icon } from '../../ui/Icon'
import type { IconName } from '../../ui/icons'

const looks: Readonly<Record<OfferState, readonly [tone: string, icon: IconName]>> = {
  draft: ['none', 'save'],
  ready: ['none', 'link'],
  opened: ['warn', 'mail'],
  sent: ['none', 'mail'],
  accepted: ['good', 'check'],
  declined: ['bad', 'dismiss'],
  expired: ['bad', 'clock'],
  withdrawn: ['none', 'prohibited']
}

export function OfferStatus({ state }: { readonly state: OfferState }) {
  const { t } = useI18n()
  const [tone, icon] = looks[state]
  return <span className="status" data-tone={tone}><Icon name={icon} />{t(`offers.state.${state}`)}</span>
}
