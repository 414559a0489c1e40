import { useDeferredValue, useMemo, useState } from 'react'
import type { AdministratorFilter, Administrators, AdministratorSortKey, HeldRole } from '../../../../electron/contract/administrators'
import type { TenantId } from '../../../../electron/contract/ids'
import { chosenAdministrators } from '../../../../electron/domain/administrators'
import { useI18n } from '../../../i18n/I18nContext'
import { useBridge } from '../../../stores/StoresContext'
import { Age } from '../../../ui/Age'
import { Button } from '../../../ui/Button'
import { ExportButton } from '../../../ui/ExportButton'
import { FilterChoice } from '../../../ui/FilterChoice'
import { CustomerMark } from '../../../ui/Mark'
import { Notice } from '../../../ui/Notice'
import { Page } from '../../../ui/Page'
import { EmptyState, ErrorState, Loading } from '../../../ui/states'
import { BackLink } from '../BackLink'
import { useCustomerName } from '../../../ui/useCustomerName'
import { AdministratorGrid } from './AdministratorGrid'
import { useAdministrators, type HeldAdministrators } from './useAdministrators'

/** Every administrator of a customer, with roles and sign-in state (capabilities 7.2). */
export function AdministratorsPage({ tenantId }: { readonly tenantId: TenantId }) {
  const { t } = useI18n()
  const { held, reload } = useAdministrators(tenantId)
  const name = useCustomerName(tenantId, held.value?.customer)
  return (
    <Page
      title={name === '' ? t('actions.showAdministrators') : t('administrators.title', { customer: name })}
      mark={<CustomerMark tenantId={tenantId} name={name} size="large" />}
      help="administrators.help"
      action={<Button icon="sync" busy={held.reading} onClick={reload}>{t('administrators.readAgain')}</Button>}
    >
      {name !== '' && <BackLink tenantId={tenantId} customer={name} />}
      <State held={held} onRetry={reload} />
      {held.value !== undefined && <List administrators={held.value} />}
    </Page>
  )
}

/** How old what is shown is, and why it is no newer. */
function State({ held: { value, reading, error }, onRetry }: { readonly held: HeldAdministrators; readonly onRetry: () => void }) {
  const { t } = useI18n()
  if (error !== undefined) {
    return (
      <>
        <ErrorState error={error} onRetry={onRetry} />
        {value !== undefined && <Notice severity="warning"><p>{t('administrators.kept')} <Age instant={value.readAt} /></p></Notice>}
      </>
    )
  }
  if (value === undefined) return <Loading />
  return <p role="status"><Age instant={value.readAt} />{reading && <span className="small muted"> {t('administrators.reading')}</span>}</p>
}

function List({ administrators: { tenantId, rows } }: { readonly administrators: Administrators }) {
  const { t } = useI18n()
  const bridge = useBridge()
  const [text, setText] = useState('')
  const [role, setRole] = useState<string | undefined>(undefined)
  const [order, setOrder] = useState<{ readonly sort: AdministratorSortKey; readonly descending: boolean }>({ sort: 'name', descending: false })
  const deferred = useDeferredValue(text)
  const filter = useMemo<AdministratorFilter>(() => ({ text: deferred, ...(role !== undefined && { role }), ...order }), [deferred, role, order])
  const shownRows = useMemo(() => chosenAdministrators(rows, filter), [rows, filter])
  const roles = useMemo(() => rolesOf(rows.flatMap(row => row.roles)), [rows])
  const sortBy = (sort: AdministratorSortKey): void => setOrder(before => ({ sort, descending: before.sort === sort && !before.descending }))
  const clear = (): void => {
    setText('')
    setRole(undefined)
  }
  if (rows.length === 0) return <EmptyState text={t('administrators.none')} />
  return (
    <div className="stack">
      <div className="filters">
        <div className="field">
          <label htmlFor="administrators-filter">{t('administrators.filter')}</label>
          <input id="administrators-filter" className="input" type="search" value={text} maxLength={200} spellCheck={false} onChange={event => setText(event.target.value)} />
        </div>
        <FilterChoice id="administrators-role" label={t('administrators.role')} all={t('administrators.allRoles')} options={[...roles.keys()]} value={role} word={id => roles.get(id) ?? id} onChange={setRole} />
        <ExportButton write={() => bridge.calls['administrators.exportCsv']({ tenantId, ...filter })} said={count => t('administrators.exported', { count })}>{t('administrators.export')}</ExportButton>
      </div>
      <p role="status" className="nums muted">{t('administrators.count', { count: shownRows.length })}</p>
      {shownRows.length === 0
        ? <EmptyState text={t('administrators.noneFits')}><Button onClick={clear}>{t('customers.clearFilter')}</Button></EmptyState>
        : <AdministratorGrid tenantId={tenantId} rows={shownRows} {...order} onSort={sortBy} />}
    </div>
  )
}

/** Each role once, in the order of the names. */
function rolesOf(roles: readonly HeldRole[]): ReadonlyMap<string, string> {
  return new Map(roles.map(({ templateId, name }): [string, string] => [templateId, name]).toSorted(([, a], [, b]) => a.localeCompare(b)))
}
