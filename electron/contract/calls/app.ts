import { z } from 'zod'
import { accountIdSchema, signInChoiceSchema, type KnownAccount } from '../account'
import type { AboutApp, AppState } from '../app'
import { diagnosticSections, type Diagnostics } from '../diagnostics'
import type { Instant } from '../ids'
import type { OnboardingState } from '../onboarding'
import { signInOriginSchema, type SignInOrigin } from '../signInOrigin'
import { settingsChangeSchema, type Settings } from '../settings'
import { call, line, nothing } from './define'

/** The application itself: its state, settings, diagnostics and the sign-in. */
export const appCalls = {
  'app.getState': call<AppState>().portal(nothing, 'anybody'),
  'app.copyText': call<void>().portal(z.strictObject({ text: line(100_000) }), 'anybody'),
  /** Puts a secret on the clipboard for a minute. `clearsAt`: when it is taken from there, if it is still there. */
  'app.copySecret': call<{ readonly clearsAt: Instant }>().portal(z.strictObject({ text: line(256) })),
  'app.dismissNotice': call<void>().portal(z.strictObject({ id: line(64) }), 'anybody'),

  'settings.update': call<Settings>().portal(settingsChangeSchema, 'anybody'),
  /** Every setting back to its default; the cloud stays. */
  'settings.reset': call<Settings>().portal(nothing, 'anybody'),

  'app.about': call<AboutApp>().portal(nothing, 'anybody'),
  'app.showDataFolder': call<void>().portal(nothing, 'anybody'),
  /** What is decided about where technicians work. */
  'app.onboarding': call<OnboardingState>().portal(nothing, 'anybody'),
  /** Shows the script for the registration in the system's file manager. */
  'app.showScript': call<void>().portal(nothing, 'anybody'),
  /** Ends everything as quitting does, and starts again: for another cloud. `at`: the page on which it goes on. */
  'app.restart': call<void>().portal(z.strictObject({ at: z.literal('onboarding') }).optional(), 'anybody'),

  'diagnostics.collect': call<Diagnostics>().portal(nothing, 'anybody'),
  /** Asks for a file name. Rejects with `cancelled` `diagnostics.saveCancelled`, `notFound` `diagnostics.gone`. */
  'diagnostics.save': call<void>().portal(z.strictObject({ id: line(64), sections: z.array(z.enum(diagnosticSections)).min(1) }), 'anybody'),

  'session.signIn': call<void>().portal(signInChoiceSchema.optional(), 'anybody'),
  'session.cancelSignIn': call<void>().portal(nothing, 'anybody'),
  /** Ends the sign-in page that the cloud asked for in the middle of something, which is then not carried out. */
  'session.cancelAsked': call<void>().portal(nothing, 'anybody'),
  /** Makes room for another account; this one's sign-in waits in the vault. */
  'session.switchAccount': call<void>().portal(nothing),
  'session.signOut': call<void>().portal(nothing, 'anybody'),

  /** The accounts that were used on this computer in this cloud, the latest first. */
  'accounts.list': call<readonly KnownAccount[]>().portal(nothing, 'anybody'),
  /** Takes an account, and what is kept of its sign-in, off this computer; with `work`, all of its own work as well. Rejects with `notFound` `accounts.gone`, `conflict` `accounts.signedIn`. */
  'accounts.forget': call<void>().portal(z.strictObject({ accountId: accountIdSchema, work: z.boolean().default(false) }), 'anybody'),

  /** Where the sign-in of the technician's company goes beside the cloud's own pages, with the answers that were given. */
  'signInOrigins.list': call<readonly SignInOrigin[]>().portal(nothing),
  /** Takes an answer back: the next time somebody is asked again. Rejects with `notFound` `signInOrigins.gone`. */
  'signInOrigins.revoke': call<void>().portal(signInOriginSchema)
} as const
