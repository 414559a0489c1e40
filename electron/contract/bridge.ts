/**
 * What the preload scripts expose to our two pages, as types, and the names they need at run time. Only types come from
 * the calls, so that no schema library ends up in a preload script.
 */
import type { CallRequest, CallResponse, CallsFrom } from './calls'
import type { Result } from './errors'
import type { FrameEvents, PortalEvents } from './events'

/** The only two channels between our pages and the main process. */
export const callChannel = 'partner-desk:call'
export const eventChannel = 'partner-desk:event'

/** One function of a bridge: the request may be left out where the call takes none. Never rejects for a reason of ours. */
export type BridgeCall<Request, Response> = undefined extends Request
  ? (request?: Request) => Promise<Result<Response>>
  : (request: Request) => Promise<Result<Response>>

export type PortalCalls = { readonly [N in CallsFrom<'portal'>]: BridgeCall<CallRequest<N>, CallResponse<N>> }
export type FrameCalls = { readonly [N in CallsFrom<'frame'>]: BridgeCall<CallRequest<N>, CallResponse<N>> }

/** Stops a listener; calling it twice does nothing. */
export type Unsubscribe = () => void

/** `window.partnerDesk` in the application's own window. */
export interface PartnerDeskBridge {
  readonly platform: 'win32' | 'darwin' | 'linux'
  /** One function for each call: `partnerDesk.calls['lookup.find']({ query })`. */
  readonly calls: PortalCalls
  on<N extends keyof PortalEvents>(name: N, listener: (payload: PortalEvents[N]) => void): Unsubscribe
}

/** `window.partnerDeskFrame` in the frame of an acting-as window. */
export interface FrameBridge {
  readonly language: 'en' | 'de'
  readonly calls: FrameCalls
  on<N extends keyof FrameEvents>(name: N, listener: (payload: FrameEvents[N]) => void): Unsubscribe
}

/** Every call of the portal page; the compiler refuses a missing or an unknown name. */
export const portalCallNames: Readonly<Record<CallsFrom<'portal'>, true>> = {
  'app.getState': true,
  'app.copyText': true,
  'app.copySecret': true,
  'app.dismissNotice': true,
  'settings.update': true,
  'settings.reset': true,
  'app.about': true,
  'app.showDataFolder': true,
  'app.restart': true,
  'diagnostics.collect': true,
  'diagnostics.save': true,
  'app.onboarding': true,
  'permissions.check': true,
  'permissions.cancelCheck': true,
  'permissions.consent': true,
  'permissions.withdrawConsent': true,
  'app.showScript': true,
  'session.signIn': true,
  'session.cancelSignIn': true,
  'session.cancelAsked': true,
  'session.switchAccount': true,
  'session.signOut': true,
  'accounts.list': true,
  'accounts.forget': true,
  'signInOrigins.list': true,
  'signInOrigins.revoke': true,
  'lookup.find': true,
  'customers.search': true,
  'customers.page': true,
  'customers.ids': true,
  'customers.seek': true,
  'customers.counts': true,
  'customers.get': true,
  'customers.refresh': true,
  'customers.cancelRefresh': true,
  'customers.pauseRefresh': true,
  'customers.resumeRefresh': true,
  'own.get': true,
  'own.edit': true,
  'own.editMany': true,
  'team.list': true,
  'team.setRole': true,
  'team.create': true,
  'team.rights': true,
  'team.cancel': true,
  'own.exportCsv': true,
  'own.importPreview': true,
  'own.importApply': true,
  'own.importUndo': true,
  'own.importState': true,
  'own.exportLeft': true,
  'own.retryLeft': true,
  'own.forgetLeft': true,
  'company.get': true,
  'company.records': true,
  'company.rules': true,
  'company.checkAddress': true,
  'company.drafts': true,
  'company.keepDraft': true,
  'company.discardDraft': true,
  'company.save': true,
  'administrators.kept': true,
  'administrators.read': true,
  'administrators.exportCsv': true,
  'passwords.make': true,
  'passwords.find': true,
  'passwords.target': true,
  'passwords.reset': true,
  'passwords.check': true,
  'passwords.stop': true,
  'offers.list': true,
  'offers.get': true,
  'offers.byQuote': true,
  'offers.createDelegated': true,
  'offers.issue': true,
  'offers.chooseTerms': true,
  'offers.edit': true,
  'offers.discard': true,
  'offers.measure': true,
  'offers.openInEmail': true,
  'offers.copyMessage': true,
  'offers.copyLink': true,
  'offers.saveEml': true,
  'offers.confirmSent': true,
  'offers.refresh': true,
  'offers.withdraw': true,
  'offers.setUpAccess': true,
  'catalogue.offices': true,
  'catalogue.products': true,
  'catalogue.refresh': true,
  'offers.create': true,
  'offers.compose': true,
  'offers.acceptChanges': true,
  'offers.unqueue': true,
  'offers.duplicate': true,
  'offers.find': true,
  'offers.exportCsv': true,
  'outbox.list': true,
  'outbox.retry': true,
  'templates.list': true,
  'templates.save': true,
  'templates.reset': true,
  'merge.start': true,
  'merge.get': true,
  'merge.list': true,
  'merge.edit': true,
  'merge.preview': true,
  'merge.next': true,
  'merge.exportAll': true,
  'merge.stop': true,
  'merge.resume': true,
  'overview.licences': true,
  'overview.licenceList': true,
  'overview.actingTime': true,
  'activity.find': true,
  'activity.choices': true,
  'activity.verify': true,
  'activity.export': true,
  'relationships.find': true,
  'relationships.summary': true,
  'relationships.radar': true,
  'relationships.get': true,
  'relationships.refresh': true,
  'relationships.cancelRefresh': true,
  'relationships.readAccess': true,
  'relationships.exportCsv': true,
  'relationships.renew': true,
  'relationships.terminate': true,
  'relationships.answerProvider': true,
  'relationships.setAutoExtend': true,
  'relationships.withdraw': true,
  'relationships.batch': true,
  'relationships.stopBatch': true,
  'access.report': true,
  'access.check': true,
  'access.repair': true,
  'roleTemplates.list': true,
  'roleTemplates.save': true,
  'roleTemplates.delete': true,
  'roleTemplates.groups': true,
  'roleTemplates.saveMapping': true,
  'reach.check': true,
  'reach.colleagues': true,
  'orders.list': true,
  'orders.open': true,
  'orders.products': true,
  'orders.skus': true,
  'orders.edit': true,
  'orders.review': true,
  'orders.checkOut': true,
  'orders.discard': true,
  'orders.copyResellerLink': true,
  'orders.copyAdvisorLink': true,
  'requests.find': true,
  'requests.summary': true,
  'requests.get': true,
  'requests.create': true,
  'requests.edit': true,
  'requests.discard': true,
  'requests.send': true,
  'requests.unqueue': true,
  'requests.track': true,
  'requests.openAdminCentre': true,
  'requests.openInEmail': true,
  'requests.saveEml': true,
  'requests.topics': true,
  'requests.refresh': true,
  'requests.refreshAll': true,
  'requests.retry': true,
  'requests.keepNote': true,
  'requests.addNote': true,
  'requests.setStatus': true,
  'requests.exportCsv': true,
  'health.ofCustomer': true,
  'health.refreshCustomer': true,
  'health.summary': true,
  'health.refresh': true,
  'acting.open': true,
  'acting.focus': true,
  'acting.end': true
}

/** Every call of the frame page. */
export const frameCallNames: Readonly<Record<CallsFrom<'frame'>, true>> = {
  'frame.getState': true,
  'frame.end': true,
  'frame.openInBrowser': true,
  'frame.reload': true,
  'frame.extend': true,
  'frame.openPortal': true,
  'frame.cancelDownload': true,
  'frame.dismissDownload': true,
  'frame.dismissWord': true
}

/** Every event the portal page can listen to. */
export const portalEventNames: Readonly<Record<keyof PortalEvents, true>> = {
  'session.changed': true,
  'session.asked': true,
  'settings.changed': true,
  'connection.changed': true,
  'customers.changed': true,
  'customers.read': true,
  'own.changed': true,
  'offers.changed': true,
  'orders.changed': true,
  'outbox.changed': true,
  'catalogue.changed': true,
  'reset.progress': true,
  'secrets.forget': true,
  'merge.changed': true,
  'relationships.changed': true,
  'relationships.batch': true,
  'roleTemplates.changed': true,
  'activity.changed': true,
  'requests.changed': true,
  'health.changed': true,
  'work.changed': true,
  'notices.changed': true,
  'acting.changed': true,
  'acting.ended': true,
  'menu.command': true,
  'navigate': true
}

export const frameEventNames: Readonly<Record<keyof FrameEvents, true>> = { 'frame.changed': true }
