import type { AppError } from '../../contract/errors'

/** What a number of the identity provider means for one tenant, as kind and code (the words are in the catalogues below `errors.`). */
export interface KnownRefusal extends Pick<AppError, 'kind' | 'code'> {
  /** Another sign-in may prove what was missing: the technician is asked once. */
  readonly ask?: true
  /** What it means at the door of the own company, where it is about the registration and not about a customer. */
  readonly atHome?: Pick<AppError, 'kind' | 'code'>
}

const noAccess: KnownRefusal = { kind: 'notAllowed', code: 'token.noAccess' }
const guest: KnownRefusal = { kind: 'notAllowed', code: 'token.guest' }
const noConsent: KnownRefusal = { kind: 'notAllowed', code: 'token.noConsent' }
const appOff: KnownRefusal = { kind: 'notAllowed', code: 'token.applicationOff' }
const notRegistered: Pick<AppError, 'kind' | 'code'> = { kind: 'invalid', code: 'signIn.notRegistered' }
/** A policy of the tenant about how old a sign-in may be: a new one there is what it wants, and the sign-in as a whole goes on. */
const tooOld: KnownRefusal = { kind: 'notAllowed', code: 'token.signInTooOld', ask: true }
const secondFactor: KnownRefusal = { kind: 'notAllowed', code: 'token.secondFactor', ask: true }
const device: KnownRefusal = { kind: 'notAllowed', code: 'token.devicePolicy', ask: true }
const policy: KnownRefusal = { kind: 'notAllowed', code: 'token.blockedByPolicy' }
const risk: KnownRefusal = { kind: 'notAllowed', code: 'token.risk' }
const unknownTenant: KnownRefusal = { kind: 'notFound', code: 'token.unknownTenant', atHome: notRegistered }

/**
 * Numbers of learn.microsoft.com/entra/identity-platform/reference-error-codes that say something about one tenant, and not about the
 * sign-in as a whole. Checked 2026-08-21; a number that is not here is told by its OAuth error alone.
 */
export const knownRefusals: Readonly<Record<string, KnownRefusal>> = {
  // Delegated administration does not reach this technician there, or an account of the tenant itself stands in its way.
  AADSTS50020: noAccess,
  AADSTS50034: noAccess,
  AADSTS50105: noAccess,
  AADSTS51004: noAccess,
  AADSTS50177: guest,
  AADSTS50178: guest,
  AADSTS90072: guest,
  AADSTS500571: guest,
  // The application is not consented to, not wholly, or switched off.
  AADSTS65001: noConsent,
  AADSTS65004: noConsent,
  AADSTS65005: noConsent,
  AADSTS650052: noConsent,
  AADSTS650056: noConsent,
  AADSTS650057: noConsent,
  AADSTS700016: { ...noConsent, atHome: notRegistered },
  AADSTS90094: noConsent,
  AADSTS7000112: appOff,
  AADSTS500014: appOff,
  AADSTS650051: { kind: 'notAllowed', code: 'token.notReady' },
  // The registration itself: of one tenant only, or with a secret, which no application on a computer can keep.
  AADSTS50194: { kind: 'invalid', code: 'signIn.oneTenantOnly' },
  AADSTS7000218: { kind: 'invalid', code: 'signIn.notPublic' },
  AADSTS700025: { kind: 'invalid', code: 'signIn.notPublic' },
  // Conditional access: what the sign-in lacks.
  AADSTS70043: tooOld,
  AADSTS70044: tooOld,
  AADSTS50072: secondFactor,
  AADSTS50074: secondFactor,
  AADSTS50076: secondFactor,
  AADSTS50078: secondFactor,
  AADSTS50079: secondFactor,
  AADSTS50158: secondFactor,
  AADSTS50005: device,
  AADSTS50097: device,
  AADSTS50129: device,
  AADSTS53000: device,
  AADSTS53001: device,
  AADSTS53002: device,
  AADSTS53009: device,
  AADSTS50131: policy,
  AADSTS53003: policy,
  AADSTS530035: policy,
  AADSTS53004: risk,
  AADSTS53011: risk,
  AADSTS530034: risk,
  AADSTS500021: { kind: 'notAllowed', code: 'token.tenantRestriction' },
  AADSTS500022: { kind: 'notAllowed', code: 'token.tenantRestriction' },
  // The tenant.
  AADSTS90002: unknownTenant,
  AADSTS900023: unknownTenant,
  AADSTS50128: unknownTenant,
  AADSTS5000224: { kind: 'notFound', code: 'token.tenantClosed' },
  AADSTS500011: { kind: 'notAllowed', code: 'token.noService' }
}

/** What ends the sign-in as a whole, in whichever tenant it is said: expired, revoked, the password changed, the account switched off. */
export const endsSignIn: ReadonlySet<string> = new Set(['AADSTS700082', 'AADSTS700084', 'AADSTS70008', 'AADSTS50173', 'AADSTS50132', 'AADSTS50133', 'AADSTS50057', 'AADSTS50055'])

/** Such a number in the words of a refusal; the first one counts. */
export const refusalNumber = (words: string | undefined): string | undefined => /AADSTS\d+/.exec(words ?? '')?.[0]
