import type { ComponentType, ReactNode } from 'react'
import { useLocation } from 'wouter'
import type { CustomerRow } from '../../../electron/contract/customer'
import { customerActions } from '../../../electron/domain/customerActions'
import { useI18n } from '../../i18n/I18nContext'
import { paths } from '../../shell/routes'
import { useTopic } from '../../stores/StoresContext'
import { Icon } from '../../ui/Icon'
import { ListIcon } from './ListIcon'

export interface RowActionHandlers {
  readonly onAdminister: (row: CustomerRow) => void
  readonly onFavourite: (row: CustomerRow) => void
  readonly onCopyDomain: (row: CustomerRow) => void
}

/** What can be done with one row without opening it. Made once for a list, so that its rows are drawn again only when they change. */
export function rowActionsOf(handlers: RowActionHandlers): ComponentType<{ readonly row: CustomerRow }> {
  return function RowActions({ row }) {
    return <Actions row={row} {...handlers} />
  }
}

function Actions({ row, onAdminister, onFavourite, onCopyDomain }: RowActionHandlers & { readonly row: CustomerRow }) {
  const { t } = useI18n()
  const [, go] = useLocation()
  const { name: company } = row
  return (
    <div role="gridcell" className="row-actions" aria-label={t('customers.row.actions', { company })}>
      <Administer row={row} onAdminister={onAdminister} />
      <RowButton label={t('customers.row.open', { company })} onPress={() => go(paths.customer(row.tenantId))}><ListIcon name="go" /></RowButton>
      <RowButton label={t('customers.row.offer', { company })} onPress={() => go(paths.newOfferFor(row.tenantId))}><Icon name="handshake" /></RowButton>
      <RowButton label={t('customers.row.copyDomain', { domain: row.defaultDomain })} onPress={() => onCopyDomain(row)}><Icon name="copy" /></RowButton>
      <RowButton label={t(row.favourite === true ? 'customers.row.unfavour' : 'customers.row.favour', { company })} onPress={() => onFavourite(row)}>
        <ListIcon name={row.favourite === true ? 'starred' : 'star'} />
      </RowButton>
    </div>
  )
}

/** A role that was never read is no reason against it: the main process reads it before anything opens. */
function Administer({ row, onAdminister }: Pick<RowActionHandlers, 'onAdminister'> & { readonly row: CustomerRow }) {
  const { t, lookUp } = useI18n()
  const session = useTopic('session', state => state.session)
  const connection = useTopic('session', state => state.connection)
  const technicianRole = session.step === 'signedIn' ? session.technician.role : 'none'
  const gate = customerActions({ relationship: row.relationship, roleAtCustomer: row.technicianRole ?? technicianRole, technicianRole, connection }).administer
  return (
    <RowButton
      label={t('customers.row.administer', { company: row.name })}
      blocked={gate.allowed ? undefined : lookUp(`actions.reason.${gate.reason}`, 'actions.reason.other')}
      onPress={() => onAdminister(row)}
    >
      <Icon name="open" />
    </RowButton>
  )
}

interface ButtonProps {
  readonly label: string
  /** Why it cannot be pressed; it stays reachable, and says so. */
  readonly blocked?: string | undefined
  readonly onPress: () => void
  readonly children: ReactNode
}

function RowButton({ label, blocked, onPress, children }: ButtonProps) {
  return (
    <button type="button" className="row-action" aria-label={label} title={blocked ?? label} aria-disabled={blocked !== undefined || undefined} onClick={() => { if (blocked === undefined) onPress() }}>
      {children}
    </button>
  )
}
