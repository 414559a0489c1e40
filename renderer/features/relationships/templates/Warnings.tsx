import { templateWarnings } from '../../../../electron/domain/templateRules'
import { useI18n } from '../../../i18n/I18nContext'
import { Icon } from '../../../ui/Icon'

/** What should be known of a set of roles before it is asked for. */
export function Warnings({ roles }: { readonly roles: readonly string[] }) {
  const { t } = useI18n()
  return templateWarnings(roles).map(warning => <p key={warning} className="status status-wrap" data-tone="warn"><Icon name="warning" />{t(`roleTemplates.warning.${warning}`)}</p>)
}
