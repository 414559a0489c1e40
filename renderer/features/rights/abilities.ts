import type { CallName } from '../../../electron/contract/calls'

/**
 * What one can do, in the order of the table: by topic, each ability with the calls of the contract that make it. Who may is not said here: the
 * contract says it of each call. A test names every call that stands nowhere, and every ability whose calls differ in who may make them.
 */
export const abilities = {
  customers: {
    lookup: ['lookup.find'],
    read: ['customers.search', 'customers.page', 'customers.ids', 'customers.seek', 'customers.counts', 'customers.get', 'overview.licences', 'overview.licenceList', 'overview.actingTime'],
    refresh: ['customers.refresh', 'customers.cancelRefresh', 'customers.pauseRefresh', 'customers.resumeRefresh'],
    own: ['own.get', 'own.edit', 'own.editMany'],
    ownFiles: ['own.exportCsv', 'own.importPreview', 'own.importApply', 'own.importUndo', 'own.importState', 'own.exportLeft', 'own.retryLeft', 'own.forgetLeft'],
    health: ['health.ofCustomer', 'health.summary', 'health.refresh'],
    healthNow: ['health.refreshCustomer'],
    consent: ['permissions.consent', 'permissions.withdrawConsent']
  },
  acting: {
    open: ['acting.open'],
    focus: ['acting.focus'],
    end: ['acting.end', 'frame.end'],
    bar: ['frame.getState', 'frame.openInBrowser', 'frame.reload', 'frame.extend', 'frame.openPortal', 'frame.cancelDownload', 'frame.dismissDownload', 'frame.dismissWord']
  },
  help: {
    administrators: ['administrators.read'],
    administratorsKept: ['administrators.kept', 'administrators.exportCsv'],
    findUser: ['passwords.find'],
    makePassword: ['passwords.make', 'app.copySecret'],
    reset: ['passwords.target', 'passwords.reset'],
    followReset: ['passwords.check', 'passwords.stop']
  },
  requests: {
    read: ['requests.find', 'requests.summary', 'requests.get', 'requests.topics', 'requests.refresh', 'requests.refreshAll', 'requests.exportCsv'],
    draft: ['requests.create', 'requests.edit', 'requests.discard', 'requests.unqueue', 'requests.retry'],
    send: ['requests.send'],
    handOver: ['requests.openAdminCentre', 'requests.openInEmail', 'requests.saveEml', 'requests.track'],
    notes: ['requests.keepNote', 'requests.addNote', 'requests.setStatus']
  },
  offers: {
    read: ['offers.list', 'offers.get', 'offers.byQuote', 'offers.find', 'offers.refresh', 'offers.exportCsv', 'outbox.list', 'catalogue.offices', 'catalogue.products', 'catalogue.refresh'],
    write: ['offers.create', 'offers.createDelegated', 'offers.edit', 'offers.chooseTerms', 'offers.compose', 'offers.acceptChanges', 'offers.duplicate', 'offers.discard'],
    issue: ['offers.issue'],
    outbox: ['offers.unqueue', 'outbox.retry'],
    handOver: ['offers.measure', 'offers.openInEmail', 'offers.copyMessage', 'offers.copyLink', 'offers.saveEml', 'offers.confirmSent'],
    withdraw: ['offers.withdraw'],
    setUpAccess: ['offers.setUpAccess'],
    merge: ['merge.start', 'merge.get', 'merge.list', 'merge.edit', 'merge.preview', 'merge.next', 'merge.exportAll', 'merge.stop', 'merge.resume'],
    templates: ['templates.list', 'templates.save', 'templates.reset']
  },
  orders: {
    read: ['orders.list', 'orders.products', 'orders.skus'],
    prepare: ['orders.open', 'orders.edit', 'orders.discard', 'orders.review'],
    checkOut: ['orders.checkOut'],
    resellerLink: ['orders.copyResellerLink'],
    advisorLink: ['orders.copyAdvisorLink']
  },
  relationships: {
    read: ['relationships.find', 'relationships.summary', 'relationships.radar', 'relationships.get', 'relationships.batch', 'relationships.exportCsv'],
    refresh: ['relationships.refresh', 'relationships.cancelRefresh', 'relationships.readAccess', 'relationships.stopBatch'],
    renew: ['relationships.renew'],
    extend: ['relationships.setAutoExtend'],
    terminate: ['relationships.terminate'],
    answerProvider: ['relationships.answerProvider'],
    withdraw: ['relationships.withdraw'],
    access: ['access.report', 'access.check'],
    repair: ['access.repair'],
    reach: ['reach.check', 'reach.colleagues'],
    templates: ['roleTemplates.list', 'roleTemplates.groups', 'roleTemplates.save', 'roleTemplates.delete', 'roleTemplates.saveMapping']
  },
  team: {
    read: ['team.list', 'team.rights'],
    create: ['team.create'],
    setRole: ['team.setRole'],
    cancel: ['team.cancel']
  },
  company: {
    read: ['company.get', 'company.records', 'company.rules', 'company.checkAddress', 'company.drafts'],
    edit: ['company.keepDraft', 'company.save'],
    discard: ['company.discardDraft']
  },
  activity: {
    read: ['activity.find', 'activity.choices'],
    verify: ['activity.verify'],
    export: ['activity.export']
  },
  application: {
    signIn: ['session.signIn', 'session.cancelSignIn', 'session.cancelAsked', 'session.signOut'],
    accounts: ['accounts.list', 'accounts.forget'],
    switchAccount: ['session.switchAccount'],
    signInPages: ['signInOrigins.list', 'signInOrigins.revoke'],
    settings: ['settings.update', 'settings.reset'],
    about: ['app.getState', 'app.about', 'app.onboarding', 'app.showScript', 'app.showDataFolder', 'app.restart', 'app.copyText', 'app.dismissNotice'],
    diagnostics: ['diagnostics.collect', 'diagnostics.save'],
    permissions: ['permissions.check', 'permissions.cancelCheck']
  }
} as const satisfies Readonly<Record<string, Readonly<Record<string, readonly [CallName, ...CallName[]]>>>>

export type AbilityTopic = keyof typeof abilities

type NamedCall = { [Topic in AbilityTopic]: (typeof abilities)[Topic][keyof (typeof abilities)[Topic]] }[AbilityTopic] extends infer Lists ? (Lists extends readonly (infer Name)[] ? Name : never) : never
type Unnamed = Exclude<CallName, NamedCall>

/** Keys of the words below `rights.`. */
export type AbilityKey = { [Topic in AbilityTopic]: `${Topic}.${keyof (typeof abilities)[Topic] & string}` }[AbilityTopic]

/** Does not compile while a call has no words; the error names it. */
export const topics: [Unnamed] extends [never] ? readonly AbilityTopic[] : Unnamed = Object.keys(abilities) as readonly AbilityTopic[]

/** The abilities of one topic, with their calls. */
export const abilitiesOf = (topic: AbilityTopic): readonly { readonly key: AbilityKey; readonly calls: readonly [CallName, ...CallName[]] }[] =>
  Object.entries<readonly [CallName, ...CallName[]]>(abilities[topic]).map(([name, calls]) => ({ key: `${topic}.${name}` as AbilityKey, calls }))
