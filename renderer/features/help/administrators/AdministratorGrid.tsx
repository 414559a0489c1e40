import { useCallback } from 'react'
import { Link, useLocation } from 'wouter'
import type { Administrator, AdministratorSortKey } from '../../../../electron/contract/administrators'
import type { TenantId } from '../../../../electron/contract/ids'
import { useI18n } from '../../../i18n/I18nContext'
import type { MessageKey } from '../../../i18n/translator'
import { paths } from '../../../shell/routes'
import { SortHead } from '../../../ui/grid/SortHead'
import { VirtualGrid } from '../../../ui/grid/VirtualGrid'
import { AccountSource, SignInState } from '../UserState'

const columns: readonly (readonly [AdministratorSortKey, MessageKey])[] = [
  ['name', 'help.name'], ['userPrincipalName', 'help.userName'], ['roles', 'administrators.roles'], ['signIn', 'help.signIn'], ['source', 'help.source']
]

interface Props {
  readonly tenantId: TenantId
  readonly rows: readonly Administrator[]
  readonly sort: AdministratorSortKey
  readonly descending: boolean
  readonly onSort: (key: AdministratorSortKey) => void
}

const nothing = (): void => undefined

/** The administrators; a row leads to the reset of its password. */
export function AdministratorGrid({ tenantId, rows, sort, descending, onSort }: Props) {
  const { t } = useI18n()
  const [, go] = useLocation()
  const open = useCallback((row: Administrator) => { if (row.kind === 'user') go(paths.resetPassword(tenantId, row.userPrincipalName ?? row.id)) }, [go, tenantId])
  const Cells = useCallback(({ row }: { readonly row: Administrator }) => <AdministratorCells row={row} tenantId={tenantId} />, [tenantId])
  return (
    <VirtualGrid
      label={t('administrators.list')}
      className="administrators-grid"
      columns={columns.length}
      total={rows.length}
      head={<SortHead columns={columns.map(([key, label]) => ({ key, label: t(label) }))} sort={sort} descending={descending} onSort={onSort} />}
      onSight={nothing}
      rowAt={index => rows[index]}
      cells={Cells}
      onOpen={open}
    />
  )
}

function AdministratorCells({ row, tenantId }: { readonly row: Administrator; readonly tenantId: TenantId }) {
  const { t } = useI18n()
  const roles = row.roles.map(({ name }) => name).join(', ')
  const through = row.through === undefined ? undefined : t('administrators.through', { groups: row.through.join(', ') })
  const all = through === undefined ? roles : `${roles} (${through})`
  return (
    <>
      <div role="gridcell" aria-colindex={1} title={row.name}>
        {row.kind === 'user'
          ? <Link href={paths.resetPassword(tenantId, row.userPrincipalName ?? row.id)} tabIndex={-1} aria-label={t('administrators.resetOf', { name: row.name })}>{row.name}</Link>
          : row.name}
      </div>
      <div role="gridcell" aria-colindex={2} title={row.userPrincipalName}>{row.userPrincipalName ?? <span className="muted">{t(`administrators.kind.${row.kind}`)}</span>}</div>
      <div role="gridcell" aria-colindex={3} title={all}>{all}</div>
      <div role="gridcell" aria-colindex={4}>{row.accountEnabled !== undefined && <SignInState enabled={row.accountEnabled} />}</div>
      <div role="gridcell" aria-colindex={5}>{row.synchronised !== undefined && <AccountSource synchronised={row.synchronised} />}</div>
    </>
  )
}
