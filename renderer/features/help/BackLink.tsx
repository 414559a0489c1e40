import { Link } from 'wouter'
import type { TenantId } from '../../../electron/contract/ids'
import { useI18n } from '../../i18n/I18nContext'
import { paths } from '../../shell/routes'

/** Back to the customer whom all this is about. */
export function BackLink({ tenantId, customer }: { readonly tenantId: TenantId; readonly customer: string }) {
  const { t } = useI18n()
  return <p><Link href={paths.customer(tenantId)}>{t('help.backToCustomer', { customer })}</Link></p>
}
