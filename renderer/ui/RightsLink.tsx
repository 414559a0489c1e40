import { Link } from 'wouter'
import { useI18n } from '../i18n/I18nContext'
import { paths } from '../shell/routes'

/** From where a command is refused to the table of what each role may do. */
export function RightsLink() {
  const { t } = useI18n()
  return <p><Link href={paths.rights}>{t('rights.title')}</Link></p>
}
