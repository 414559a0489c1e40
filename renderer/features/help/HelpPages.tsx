import { lazy, Suspense } from 'react'
import { Route, Switch } from 'wouter'
import type { TenantId } from '../../../electron/contract/ids'
import { TopicWords } from '../../i18n/TopicWords'
import { helpWords } from '../../i18n/topics/help'
import { Loading } from '../../ui/states'
import '../../styles/help.css'

const AdministratorsPage = lazy(async () => ({ default: (await import('./administrators/AdministratorsPage')).AdministratorsPage }))
const ResetPage = lazy(async () => ({ default: (await import('./reset/ResetPage')).ResetPage }))

/** Help for a customer: its administrators, and new passwords for its users. The key makes another customer or user a new page. */
export function HelpPages() {
  return (
    <TopicWords words={helpWords}>
      <Suspense fallback={<Loading />}>
        <Switch>
          <Route path="/customers/:id/administrators">{({ id }) => <AdministratorsPage key={id} tenantId={id as TenantId} />}</Route>
          <Route path="/customers/:id/reset-password/:user">{({ id, user }) => <ResetPage key={`${id} ${user}`} tenantId={id as TenantId} user={decodeURIComponent(user)} />}</Route>
          <Route path="/customers/:id/reset-password">{({ id }) => <ResetPage key={id} tenantId={id as TenantId} />}</Route>
        </Switch>
      </Suspense>
    </TopicWords>
  )
}
