import type { AccessDeviation } from '../../../electron/contract/relationship'
import { useI18n } from '../../i18n/I18nContext'
import { roleList } from './roleWords'

/** How the access of groups differs from the mapping, in words. */
export function DeviationList({ deviations }: { readonly deviations: readonly AccessDeviation[] }) {
  const i18n = useI18n()
  const { t } = i18n
  return (
    <ul className="plain-rows">
      {deviations.map(({ groupId, group, kind, lacking, beyond }) => (
        <li key={groupId} className="wrap">
          <strong>{group}</strong>: {t(`access.deviation.${kind}`)}
          {kind === 'roles' && lacking.length > 0 && <> {t('access.lacks', { roles: roleList(i18n, lacking) })}</>}
          {kind === 'roles' && beyond.length > 0 && <> {t('access.beyond', { roles: roleList(i18n, beyond) })}</>}
        </li>
      ))}
    </ul>
  )
}
