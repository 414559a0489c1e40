import type { CallName } from '../../../contract/calls'
import type { TestCloud } from '../../../practice/server/testCloud'

/** The four technicians of the practice cloud. `administrator` has Full administration and is global administrator of the partner. */
export const roles = ['none', 'limited', 'full', 'administrator'] as const
export type Role = (typeof roles)[number]

export const accounts: Readonly<Record<Role, string>> = { none: 'none@fabrikam.com', limited: 'limited@fabrikam.com', full: 'full@fabrikam.com', administrator: 'owner@fabrikam.com' }

/** What the calls of one technician are about: the practice cloud's customers, and what earlier calls have made. */
export class Ground {
  readonly #practice: TestCloud
  readonly #made = new Map<string, unknown>()

  constructor(practice: TestCloud) {
    this.#practice = practice
  }

  tenant(domain = 'contoso.com'): string {
    return this.#practice.tenant(domain).id
  }

  user(name: string): string {
    return this.#practice.world.directory.userByName(name)?.id ?? ''
  }

  relationship(domain: string): string {
    return this.#practice.world.relationships.of(this.tenant(domain))[0]?.id ?? ''
  }

  keep(name: string, value: unknown): void {
    this.#made.set(name, value)
  }

  /** What a call answered last, for those whom it answered; whoever was refused asks with something of the same shape. */
  made<T>(name: CallName, take: (value: never) => T, otherwise: T): T {
    const value = this.#made.get(name)
    return value === undefined ? otherwise : take(value as never)
  }
}

export interface Entry {
  /** Who may; everybody else is refused with `notAllowed`. */
  readonly who: readonly Role[]
  readonly request?: (ground: Ground) => unknown
  /** The answer of those who may, where it is another one than success: kind and code. */
  readonly says?: Readonly<Partial<Record<Role, string>>>
}

const everybody = roles
const technicians = ['limited', 'full', 'administrator'] as const
const full = ['full', 'administrator'] as const
const administrator = ['administrator'] as const

const no = 'd1b7f0c2-6c1e-4b64-9d29-5a3a5f6c7e01'
const intent = '0f8fad5b-d9cb-469f-a165-70867728950e'
const may = (who: readonly Role[], request?: unknown, says?: string | Entry['says']): Entry => ({
  who,
  ...(request === undefined ? {} : { request: typeof request === 'function' ? (request as Entry['request'] & object) : () => request }),
  ...(says === undefined ? {} : { says: typeof says === 'string' ? Object.fromEntries(who.map((role) => [role, says])) : says })
})

const customer = (ground: Ground) => ({ tenantId: ground.tenant() })
const id = (value: { readonly id: string }): string => value.id
const relationshipOffer = (ground: Ground) => ({ offerId: ground.made('offers.createDelegated', id, no) })
const invitation = (ground: Ground) => ({ offerId: ground.made('offers.create', id, no) })
const merge = (ground: Ground) => ({ mergeId: ground.made('merge.start', id, no) })
const draft = (ground: Ground) => ({ draftId: ground.made('requests.create', id, no) })
type Details = { readonly request: { readonly number: string; readonly updatedAt: string } }
const request = (ground: Ground) => ground.made('requests.get', ({ request: made }: Details) => made.number, '1')
const support = (ground: Ground) => {
  const base = ground.made('company.records', ({ records }: { readonly records: readonly { readonly id: string; readonly values: object }[] }) => records.find((one) => one.id === 'support')?.values ?? {}, {})
  return { record: 'support', base, values: { ...base, telephone: '+1 206 555 0177' } }
}

/** Contact, topic and words of a request that support takes. */
const requestEdit = (ground: Ground) => ({
  ...draft(ground), title: 'Mail is late', description: 'Since this morning.', severity: 'minimal',
  topic: { id: ground.made('requests.topics', ({ topics }: { readonly topics: readonly { readonly id: string }[] }) => topics[0]?.id ?? '1', '1'), name: 'Topic' },
  contact: { firstName: 'Fabrikam', lastName: 'Support', email: 'support@fabrikam.com', telephone: '+1 206 555 0191' }
})

const newPassword = (ground: Ground) => ({
  ...customer(ground), intentId: intent, userId: ground.user('user@contoso.com'), mustChange: true,
  password: ground.made('passwords.make', ({ password }: { readonly password: string }) => password, 'not made for anybody 1!')
})

const order = (ground: Ground): object => ground.made('orders.open', (opened: { readonly id: string }) => ({ orderId: opened.id }), { orderId: intent })
const orderLines = (ground: Ground): readonly object[] =>
  ground.made('orders.skus', (found: readonly { readonly productId: string; readonly skuId: string; readonly title: string }[]) =>
    found.slice(0, 1).map(({ productId, skuId, title }) => ({ productId, skuId, title, isTrial: false, quantity: 1, term: 'P1Y', billingCycle: 'annual' })), [])

/** In the order in which one technician makes them: later ones use what earlier ones have made. A sign-out is the last. */
export const matrix: Readonly<Record<CallName, Entry>> = {
  'app.getState': may(everybody),
  'app.copyText': may(everybody, { text: 'a' }),
  'app.copySecret': may(technicians, { text: 'a' }),
  'app.dismissNotice': may(everybody, { id: 'a' }),
  'app.about': may(everybody),
  'app.onboarding': may(everybody),
  'app.showScript': may(everybody),
  'app.showDataFolder': may(everybody),
  'app.restart': may(everybody),
  'settings.update': may(everybody, { language: 'en' }),
  'settings.reset': may(everybody),
  'diagnostics.collect': may(everybody),
  'diagnostics.save': may(everybody, { id: 'a', sections: ['settings'] }),
  'session.cancelSignIn': may(everybody),
  'session.cancelAsked': may(everybody),
  'session.signIn': may(everybody),
  'accounts.list': may(everybody),
  'accounts.forget': may(everybody, { accountId: '0'.repeat(16) }, 'notFound accounts.gone'),

  'permissions.check': may(technicians, {}),
  'permissions.cancelCheck': may(technicians),
  // Before it is given, so that what comes after has it.
  'permissions.withdrawConsent': may(full, (ground: Ground) => ({ ...customer(ground), intentId: intent })),
  'permissions.consent': may(full, (ground: Ground) => ({ ...customer(ground), intentId: intent })),

  'lookup.find': may(technicians, { query: 'contoso.com' }),
  'customers.refresh': may(technicians),
  'customers.cancelRefresh': may(technicians),
  'customers.pauseRefresh': may(technicians),
  'customers.resumeRefresh': may(technicians),
  'customers.search': may(technicians, { text: 'con', limit: 5 }),
  'customers.page': may(technicians, { offset: 0, limit: 5 }),
  'customers.ids': may(technicians, { offset: 0, limit: 5 }),
  'customers.seek': may(technicians, { begin: 'c', after: -1 }),
  'customers.counts': may(technicians),
  'customers.get': may(technicians, customer),
  'own.get': may(technicians, customer),
  'own.edit': may(technicians, (ground: Ground) => ({ ...customer(ground), favourite: true })),
  'own.editMany': may(technicians, (ground: Ground) => ({ tenantIds: [ground.tenant()], favourite: false })),
  'own.exportCsv': may(technicians),
  'own.importPreview': may(technicians, undefined, 'cancelled own.openCancelled'),
  'own.importApply': may(technicians, { importId: 'a' }, 'notFound own.importGone'),
  'own.importUndo': may(technicians, undefined, 'notFound own.nothingToUndo'),
  'own.importState': may(technicians),
  'own.exportLeft': may(technicians, {}, 'notFound own.noLinesLeft'),
  'own.retryLeft': may(technicians, undefined, 'notFound own.noLinesLeft'),
  'own.forgetLeft': may(technicians),

  'team.list': may(technicians),
  'team.rights': may(technicians),
  'team.cancel': may(technicians),
  'team.setRole': may(administrator, (ground: Ground) => ({ userId: ground.user('none@fabrikam.com'), role: 'limited' })),
  'team.create': may(administrator, { displayName: 'New Technician', alias: 'new.technician', domain: 'fabrikam.com', role: 'none' }),
  'company.get': may(technicians),
  'company.records': may(technicians),
  'company.rules': may(technicians, { country: 'US' }),
  'company.checkAddress': may(technicians, { address: { Line1: '500 Union Street', City: 'Seattle', State: 'WA', PostalCode: '98101', Country: 'US' } }),
  'company.drafts': may(technicians),
  'company.keepDraft': may(administrator, support),
  'company.save': may(administrator, support),
  'company.discardDraft': may(technicians, { record: 'support' }),

  'administrators.read': may(technicians, customer),
  'administrators.kept': may(technicians, customer),
  'administrators.exportCsv': may(technicians, customer),
  'passwords.make': may(technicians, { kind: 'words', userPrincipalName: 'user@contoso.com' }),
  'passwords.find': may(technicians, (ground: Ground) => ({ ...customer(ground), text: 'user' })),
  'passwords.target': may(full, (ground: Ground) => ({ ...customer(ground), user: 'user@contoso.com' })),
  'passwords.reset': may(full, newPassword),
  'passwords.check': may(technicians, { intentId: intent }, { limited: 'notFound reset.noIntent' }),
  'passwords.stop': may(technicians, { intentId: intent }),

  'catalogue.offices': may(technicians),
  'catalogue.products': may(technicians, { country: 'US', kind: 'trial' }),
  'catalogue.refresh': may(technicians, {}),
  'templates.list': may(technicians),
  'templates.save': may(technicians, { kind: 'trial', language: 'en', subject: 'Trial', body: 'Begin here: {link}' }),
  'templates.reset': may(technicians, { kind: 'trial', language: 'en' }),
  'offers.createDelegated': may(technicians, customer),
  'offers.chooseTerms': may(technicians, (ground: Ground) => ({ ...relationshipOffer(ground), terms: { roles: ['88d8e3e3-8f55-4a1e-953a-9b9898b8876b'], durationDays: 365, autoExtend: false } })),
  'offers.setUpAccess': may(full, relationshipOffer, 'conflict access.notWaiting'),
  'offers.discard': may(technicians, relationshipOffer),
  'offers.create': may(technicians, { kind: 'delegatedAdministration' }),
  'offers.list': may(technicians),
  'offers.get': may(technicians, invitation),
  'offers.edit': may(technicians, (ground: Ground) => ({ ...invitation(ground), to: 'admin@contoso.com', office: { name: 'Seattle', partnerId: '4567890' } })),
  'offers.compose': may(technicians, invitation),
  'offers.measure': may(technicians, invitation),
  'offers.acceptChanges': may(technicians, invitation),
  'offers.duplicate': may(technicians, invitation),
  'offers.issue': may(technicians, invitation),
  'offers.byQuote': may(technicians, (ground: Ground) => ({ quoteId: ground.made('offers.issue', ({ quoteId }: { readonly quoteId: string }) => quoteId, no) })),
  'offers.openInEmail': may(technicians, invitation),
  'offers.copyMessage': may(technicians, invitation),
  'offers.copyLink': may(technicians, invitation),
  'offers.saveEml': may(technicians, invitation),
  'offers.confirmSent': may(technicians, (ground: Ground) => ({ ...invitation(ground), sent: true })),
  'offers.refresh': may(technicians, invitation),
  'offers.unqueue': may(technicians, invitation),
  'merge.start': may(technicians, (ground: Ground) => ({ ...invitation(ground), tenantIds: [ground.tenant()] })),
  'merge.get': may(technicians, merge),
  'merge.list': may(technicians),
  'merge.edit': may(technicians, (ground: Ground) => ({ ...merge(ground), index: 0, to: 'admin@contoso.com' })),
  'merge.preview': may(technicians, (ground: Ground) => ({ ...merge(ground), index: 0 })),
  'merge.stop': may(technicians, merge),
  'merge.resume': may(technicians, merge),
  'merge.next': may(technicians, merge),
  'merge.exportAll': may(technicians, merge),
  'offers.withdraw': may(technicians, invitation),
  'offers.find': may(technicians, {}),
  'offers.exportCsv': may(technicians, {}),
  'outbox.list': may(technicians),
  'outbox.retry': may(technicians),

  'orders.list': may(full),
  'orders.open': may(full, (ground: Ground) => ({ tenantId: ground.tenant() })),
  'orders.products': may(full, order),
  'orders.skus': may(full, (ground: Ground) => ({ ...order(ground), productId: ground.made('orders.products', (found: readonly { readonly id: string }[]) => found[0]?.id, 'CFQ7TTC00000') })),
  'orders.edit': may(full, (ground: Ground) => ({ ...order(ground), lines: orderLines(ground) })),
  'orders.review': may(full, order),
  'orders.checkOut': may(full, order),
  'orders.discard': may(full, order),
  'orders.copyResellerLink': may(full),
  'orders.copyAdvisorLink': may(full, () => ({ kind: 'trial', partnerId: '4567891', quoteId: '0f6a7c1e-2b3d-4c5e-8f90-a1b2c3d4e5f6' })),

  'relationships.refresh': may(technicians, {}),
  'relationships.cancelRefresh': may(technicians),
  'relationships.find': may(technicians, {}),
  'relationships.summary': may(technicians),
  'relationships.radar': may(technicians),
  'relationships.get': may(technicians, (ground: Ground) => ({ id: ground.relationship('contoso.com') })),
  'relationships.readAccess': may(technicians, (ground: Ground) => ({ ids: [ground.relationship('contoso.com')] })),
  'relationships.exportCsv': may(technicians, {}),
  'relationships.renew': may(full, (ground: Ground) => ({ id: ground.relationship('contoso.com') })),
  'relationships.setAutoExtend': may(full, (ground: Ground) => ({ id: ground.relationship('contoso.com'), on: false })),
  'relationships.answerProvider': may(full, (ground: Ground) => ({ id: ground.relationship('contoso.com'), agree: true }), 'conflict relationship.notWaiting'),
  'relationships.terminate': may(full, (ground: Ground) => ({ id: ground.relationship('wingtiptoys.com') })),
  'relationships.withdraw': may(full, (ground: Ground) => ({ ids: [ground.relationship('northwindtraders.com')] })),
  'relationships.batch': may(technicians),
  'relationships.stopBatch': may(technicians),
  'access.check': may(technicians),
  'access.report': may(technicians),
  'access.repair': may(full, (ground: Ground) => ({ ids: [ground.relationship('contoso.com')] })),
  'roleTemplates.list': may(technicians),
  'roleTemplates.save': may(technicians, { name: 'Readers', roles: ['88d8e3e3-8f55-4a1e-953a-9b9898b8876b'] }),
  'roleTemplates.delete': may(technicians, (ground: Ground) => ({ id: ground.made('roleTemplates.save', id, no) })),
  'roleTemplates.groups': may(technicians),
  'roleTemplates.saveMapping': may(technicians, { mapping: [] }),
  'reach.check': may(technicians, customer),
  'reach.colleagues': may(technicians),

  'overview.licences': may(technicians),
  'overview.licenceList': may(technicians, {}),
  'overview.actingTime': may(technicians),
  'activity.find': may(technicians, {}),
  'activity.choices': may(technicians),
  'activity.verify': may(technicians),
  'activity.export': may(technicians, { format: 'csv' }),

  'requests.topics': may(technicians),
  'requests.create': may(technicians, customer),
  'requests.edit': may(technicians, requestEdit),
  'requests.openAdminCentre': may(technicians, draft),
  'requests.openInEmail': may(technicians, draft),
  'requests.saveEml': may(technicians, draft),
  'requests.send': may(technicians, draft),
  'requests.get': may(technicians, (ground: Ground) => ({ id: draft(ground).draftId })),
  'requests.refresh': may(technicians, (ground: Ground) => ({ id: request(ground) })),
  'requests.find': may(technicians, {}),
  'requests.summary': may(technicians, {}),
  'requests.refreshAll': may(technicians),
  'requests.retry': may(technicians),
  'requests.keepNote': may(technicians, (ground: Ground) => ({ id: request(ground), text: 'It is' })),
  'requests.addNote': may(technicians, (ground: Ground) => ({ id: request(ground), text: 'It is still so.' })),
  'requests.setStatus': may(technicians, (ground: Ground) => ({
    id: request(ground), status: 'closed', seen: ground.made('requests.addNote', ({ request: noted }: Details) => noted.updatedAt, '2026-01-01T00:00:00.000Z')
  })),
  'requests.unqueue': may(technicians, draft),
  'requests.track': may(technicians, (ground: Ground) => ({ ...draft(ground), number: '1' }), 'conflict request.alreadySent'),
  'requests.discard': may(technicians, draft, 'conflict request.alreadySent'),
  'requests.exportCsv': may(technicians, {}),
  'health.ofCustomer': may(technicians, customer),
  'health.refreshCustomer': may(technicians, customer),
  'health.summary': may(technicians),
  'health.refresh': may(technicians),

  'acting.open': may(technicians, customer),
  'acting.focus': may(technicians, (ground: Ground) => ({ sessionId: ground.made('acting.open', id, no) })),
  'acting.end': may(everybody, (ground: Ground) => ({ sessionId: ground.made('acting.open', id, no) }), { none: 'notFound acting.noSession' }),
  'frame.getState': may(everybody),
  'frame.end': may(everybody),
  'frame.openInBrowser': may(everybody),
  'frame.reload': may(everybody),
  'frame.extend': may(everybody),
  'frame.openPortal': may(everybody, { portalId: 'users' }),
  'frame.cancelDownload': may(everybody, { id: 1 }),
  'frame.dismissDownload': may(everybody, { id: 1 }),
  'frame.dismissWord': may(everybody),

  'signInOrigins.list': may(technicians),
  'signInOrigins.revoke': may(technicians, { id: no }, 'notFound signInOrigins.gone'),
  'session.switchAccount': may(technicians),
  'session.signOut': may(everybody)
}
