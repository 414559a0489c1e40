import { useI18n } from '../../i18n/I18nContext'
import { ListIcon } from './ListIcon'

/** Says that a customer is a favourite, by shape and word. */
export function FavouriteMark() {
  const { t } = useI18n()
  return <span className="favourite" title={t('customer.favourite')}><ListIcon name="starred" /><span className="hidden-visually">{t('customer.favourite')}</span></span>
}
