import { lazy, Suspense, useState } from 'react'
import { useI18n } from '../../i18n/I18nContext'
import { ListIcon } from './ListIcon'

const Popup = lazy(async () => ({ default: (await import('./ColumnsPopup')).ColumnsPopup }))

/** Which columns the list has; the panel is read when it is opened. */
export function ColumnsButton() {
  const { t } = useI18n()
  const [wanted, setWanted] = useState(false)
  const plain = <button type="button" className="button" aria-haspopup="dialog" onClick={() => setWanted(true)}><ListIcon name="columns" />{t('customers.columns')}</button>
  return wanted ? <Suspense fallback={plain}><Popup /></Suspense> : plain
}
