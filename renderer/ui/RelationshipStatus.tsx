import type { RelationshipState } from '../../electron/contract/relationship'
import { useI18n } from '../i18n/I18nContext'
import { Icon } from './Icon'
import type { IconName } from './icons'

const looks: Readonly<Record<RelationshipState, readonly [tone: string, icon: IconName]>> = {
  none: ['none', 'prohibited'],
  invited: ['warn', 'mail'],
  active: ['good', 'check'],
  expiring: ['warn', 'clock'],
  expired: ['bad', 'error'],
  terminated: ['bad', 'prohibited']
}

/** Where delegated administration stands: icon, word and colour together. */
export function RelationshipStatus({ state }: { readonly state: RelationshipState }) {
  const { t } = useI18n()
  const [tone, icon] = looks[state]
  return <span className="status" data-tone={tone}><Icon name={icon} />{t(`relationship.${state}`)}</span>
}
