import { lazy } from 'react'
import { Redirect, Route, Switch } from 'wouter'
import type { TenantId } from '../../electron/contract/ids'
import { OverviewPage } from '../features/overview/OverviewPage'
import { paths } from './routes'

// The overview is part of the first chunk; each other page is read when it is opened.
const LookupPage = lazy(async () => ({ default: (await import('../features/lookup/LookupPage')).LookupPage }))
const CustomersPage = lazy(async () => ({ default: (await import('../features/customers/CustomersPage')).CustomersPage }))
const CustomerPage = lazy(async () => ({ default: (await import('../features/customer/CustomerPage')).CustomerPage }))
const HelpPages = lazy(async () => ({ default: (await import('../features/help/HelpPages')).HelpPages }))
const OffersPages = lazy(async () => ({ default: (await import('../features/offers/OffersPages')).OffersPages }))
const CompanyPage = lazy(async () => ({ default: (await import('../features/company/CompanyPage')).CompanyPage }))
const SettingsPage = lazy(async () => ({ default: (await import('../features/settings/SettingsPage')).SettingsPage }))
const RelationshipsPages = lazy(async () => ({ default: (await import('../features/relationships/RelationshipsPages')).RelationshipsPages }))
const ActivityPages = lazy(async () => ({ default: (await import('../features/activity/ActivityPages')).ActivityPages }))
const DiagnosticsPage = lazy(async () => ({ default: (await import('../features/settings/DiagnosticsPage')).DiagnosticsPage }))
const OnboardingPages = lazy(async () => ({ default: (await import('../features/onboarding/OnboardingPages')).OnboardingPages }))
const PrivacyPage = lazy(async () => ({ default: (await import('../features/privacy/PrivacyPage')).PrivacyPage }))
const TeamPage = lazy(async () => ({ default: (await import('../features/team/TeamPage')).TeamPage }))
const RightsPage = lazy(async () => ({ default: (await import('../features/rights/RightsPage')).RightsPage }))
const LicencesPages = lazy(async () => ({ default: (await import('../features/overview/licences/LicencesPages')).LicencesPages }))
const HealthPages = lazy(async () => ({ default: (await import('../features/health/HealthPages')).HealthPages }))
const RequestsPages = lazy(async () => ({ default: (await import('../features/requests/RequestsPages')).RequestsPages }))

/** Which page an address shows. The key makes another customer or offer a new page, with its own state and focus. */
export function Pages() {
  return (
    <Switch>
      <Route path={paths.overview}><OverviewPage /></Route>
      <Route path="/lookup/:query">{({ query }) => <LookupPage key={query} asked={decodeURIComponent(query)} />}</Route>
      <Route path={paths.lookup}><LookupPage /></Route>
      <Route path={paths.customers}><CustomersPage /></Route>
      <Route path="/customers/:id">{({ id }) => <CustomerPage key={id} tenantId={id as TenantId} />}</Route>
      <Route path="/customers/:id/administrators"><HelpPages /></Route>
      <Route path="/customers/:id/reset-password/:user?"><HelpPages /></Route>
      <Route path="/offers/*?"><OffersPages /></Route>
      <Route path={paths.templates}><OffersPages /></Route>
      <Route path="/relationships/*?"><RelationshipsPages /></Route>
      <Route path={paths.team}><TeamPage /></Route>
      <Route path={paths.rights}><RightsPage /></Route>
      <Route path="/licences/*?"><LicencesPages /></Route>
      <Route path="/service-health/*?"><HealthPages /></Route>
      <Route path="/service-requests/*?"><RequestsPages /></Route>
      <Route path={paths.company}><CompanyPage /></Route>
      <Route path="/activity/*?"><ActivityPages /></Route>
      <Route path={paths.diagnostics}><DiagnosticsPage /></Route>
      <Route path="/customers/:id/consent"><OnboardingPages /></Route>
      <Route path={paths.onboarding}><OnboardingPages /></Route>
      <Route path={paths.privacy}><PrivacyPage /></Route>
      <Route path={paths.settings}><SettingsPage /></Route>
      <Route><Redirect to={paths.overview} replace /></Route>
    </Switch>
  )
}
