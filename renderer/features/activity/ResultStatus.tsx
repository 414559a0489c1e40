import type { ActivityResult } from '../../../electron/contract/activity'
import { useI18n } from '../../i18n/I18nContext'
import { Icon } from '../../ui/Icon'
import type { IconName } from '../../ui/icons'

const looks: Readonly<Record<ActivityResult, readonly [tone: 'good' | 'bad' | 'none', icon: IconName]>> = {
  ok: ['good', 'check'],
  failed: ['bad', 'error'],
  cancelled: ['none', 'prohibited']
}

/** How it went, by icon, word and colour together. */
export function ResultStatus({ result }: { readonly result: ActivityResult }) {
  const { t } = useI18n()
  const [tone, icon] = looks[result]
  return <span className="status" data-tone={tone}><Icon name={icon} />{t(`activity.result.${result}`)}</span>
}
