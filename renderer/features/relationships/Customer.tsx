import { Link } from 'wouter'
import type { RelationshipRow } from '../../../electron/contract/relationship'
import { useI18n } from '../../i18n/I18nContext'
import { paths } from '../../shell/routes'
import { CustomerMark } from '../../ui/Mark'

interface Props {
  readonly of: Pick<RelationshipRow, 'tenantId' | 'customer'>
  /** Leads to the customer's page. */
  readonly linked?: boolean
}

/** Whose relationship it is: the customer with its mark, or that anyone may take the invitation. */
export function Customer({ of: { tenantId, customer }, linked = false }: Props) {
  const { t } = useI18n()
  if (tenantId === undefined) return <span className="muted">{t('relationships.anyone')}</span>
  const name = customer ?? tenantId
  return (
    <>
      <CustomerMark tenantId={tenantId} name={name} size="small" />
      {linked ? <Link href={paths.customer(tenantId)}>{name}</Link> : <span>{name}</span>}
    </>
  )
}
