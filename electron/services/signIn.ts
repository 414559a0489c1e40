import type { SignInChoice } from '../contract/account'
import type { AppError } from '../contract/errors'
import type { TenantId } from '../contract/ids'
import type { SessionState } from '../contract/session'
import { unattended } from '../lib/presence'
import type { Activity, Clock, Notices, PartnerDirectory } from './ports'
import type { SessionHolder } from './session'
import type { Ownership, Whose } from './accounts/ownership'
import type { KnownAccounts } from './accounts/knownAccounts'
import { by, errorOf, reasonOf, sameTechnician, type Attempt, type Reason } from './signInOutcome'
import type { Identity, RememberedTechnician, SignInAs, TechnicianMemory } from './signInPorts'

export interface SignInOptions {
  readonly identity: Identity
  readonly directory: Pick<PartnerDirectory, 'technician'>
  readonly memory: TechnicianMemory
  readonly accounts: Pick<KnownAccounts, 'find' | 'noted'>
  readonly session: SessionHolder
  /** What is asked before somebody is signed in is asked in the name of whoever is about to be. */
  readonly ownership: Pick<Ownership, 'as'>
  readonly activity: Activity
  readonly notices: Notices
  readonly clock: Clock
  /** Resolves when the first page has been let alone for long enough to ask the cloud behind it. Absent: at once. */
  readonly settled?: () => Promise<void>
  /** Runs before the account goes: ends acting-as sessions. */
  readonly beforeSignOut: (cause: 'signedOut' | 'accessRemoved') => Promise<void>
  /** Runs when the cloud has ended the sign-in in the middle of work: nobody may act for a customer with it (capabilities 6.6). */
  readonly afterRefusal: () => Promise<void>
  /** Another account is signed in, before anybody is told: what is shown is that account's from here on. */
  readonly entered: () => void
  /** A sign-in with a page has ended; by it somebody works here, or not. Never rejects. Absent: its pages asked nothing. */
  readonly pageEnded?: (signedIn: boolean) => Promise<void>
  /** Runs after the account has gone or another one has come: forgets what belongs to the former technician. */
  readonly afterSignOut: () => Promise<void>
}

/** Sign-in, silent restore, cancel and sign-out (capabilities 1.3, 1.4, 2.4). Failures become the session's state, never a rejection. */
export interface SignInService {
  /** At start: the technician of last time without a network; then, behind it, asks the cloud whether they still may. */
  start(): Promise<void>
  /** @param choice a known account comes back without a page, where its sign-in was put aside and the cloud still takes it */
  signIn(choice?: SignInChoice): Promise<void>
  /** Ends a sign-in that waits, within a second. */
  cancel(): void
  signOut(): Promise<void>
  /** Makes room for another account: everything ends as at signing out, but the sign-in waits in the vault. Rejects with `storage`; nothing has gone then but open sessions. */
  switchAccount(): Promise<void>
  /** The cloud refused a refresh in the middle of work: the account stays, and a new sign-in is asked for. */
  refused(): void
  /** Asks the cloud whether the sign-in still counts and what the technician may do; a network that does not answer says nothing. One at a time. Never rejects. */
  check(): Promise<void>
  /** The cloud refused something in a tenant; in the partner's own that may mean that the role is gone. */
  notAllowed(tenantId: TenantId): void
  technician(): RememberedTechnician | undefined
}

class SignInMachine implements SignInService {
  readonly #options: SignInOptions
  #technician: RememberedTechnician | undefined
  #attempt: Attempt | undefined
  #checking: Promise<void> | undefined

  constructor(options: SignInOptions) {
    this.#options = options
  }

  technician(): RememberedTechnician | undefined {
    return this.#technician
  }

  async start(): Promise<void> {
    const { identity, memory, session } = this.#options
    const account = await identity.restore()
    if (account === undefined) {
      session.set({ step: 'signedOut' })
      return
    }
    const remembered = await memory.read()
    if (remembered?.homeAccountId !== account.homeAccountId) {
      await this.#verify()
      return
    }
    this.#signedIn(remembered)
    // Not waited for: the first page must not depend on a network.
    void this.#verifyBehind(remembered)
  }

  signIn(choice?: SignInChoice): Promise<void> {
    if (this.#attempt !== undefined) return this.#attempt.done
    const stop = new AbortController()
    const done = this.#run(stop.signal, choice).finally(() => {
      this.#attempt = undefined
    })
    this.#attempt = { stop, done }
    return done
  }

  cancel(): void {
    this.#attempt?.stop.abort()
  }

  async signOut(): Promise<void> {
    this.cancel()
    await this.#attempt?.done
    const who = this.#technician
    await this.#options.beforeSignOut('signedOut')
    await this.#forget()
    await this.#options.activity.record({ action: 'signOut', result: 'ok', ...(who !== undefined && by(who)) })
    this.#signedOut('signedOut')
  }

  async switchAccount(): Promise<void> {
    this.cancel()
    await this.#attempt?.done
    const who = this.#technician
    if (who === undefined) return
    const { identity, memory, beforeSignOut, afterSignOut, activity } = this.#options
    await beforeSignOut('signedOut')
    await identity.setAside()
    this.#technician = undefined
    await memory.clear()
    await afterSignOut()
    await activity.record({ action: 'account.switch', result: 'ok', ...by(who) })
    this.#signedOut('switched')
  }

  refused(): void {
    const { state } = this.#options.session
    if (this.#attempt !== undefined || state.step !== 'signedIn' || this.#technician === undefined) return
    if (state.needsSignIn !== true) this.#endedByCloud(this.#technician)
    this.#signedIn(this.#technician, true)
  }

  check(): Promise<void> {
    // It finds out by the way; whoever needs the answer is asked by what they do.
    this.#checking ??= unattended(() => this.#check()).finally(() => {
      this.#checking = undefined
    })
    return this.#checking
  }

  notAllowed(tenantId: TenantId): void {
    if (tenantId === this.#technician?.partnerTenantId) void this.check()
  }

  async #check(): Promise<void> {
    const { session } = this.#options
    const technician = this.#technician
    if (technician === undefined || this.#attempt !== undefined || session.state.step !== 'signedIn' || session.state.needsSignIn === true) return
    try {
      const who = await this.#ask(technician)
      // A sign-in or sign-out that came in between has the last word.
      if (this.#technician === technician && this.#attempt === undefined && !sameTechnician(who, technician)) await this.#admit(who)
    } catch {
      // A refusal is told by whoever asked for the token; any other failure says nothing of the sign-in.
    }
  }

  /** Neither can be waited for here: windows tell of their end themselves, the store of a disk that refuses. */
  #endedByCloud(who: RememberedTechnician): void {
    const { afterRefusal, activity } = this.#options
    afterRefusal().catch(() => undefined)
    activity.record({ action: 'signIn.refused', result: 'failed', ...by(who) }).catch(() => undefined)
  }

  async #run(signal: AbortSignal, choice: SignInChoice | undefined): Promise<void> {
    const { identity, activity, notices, session, clock } = this.#options
    const before = session.state
    session.set({ step: 'signingIn', startedAt: new Date(clock.now()).toISOString() })
    try {
      const { who, kept } = await this.#entered(signal, choice)
      await this.#admit(who)
      const admitted = this.#technician !== undefined
      await this.#options.pageEnded?.(admitted && !kept)
      if (admitted && identity.tokenStorage === 'memoryOnly') notices.add({ id: 'signIn.memoryOnly', severity: 'info', code: 'signIn.memoryOnly' })
      await activity.record({ action: 'signIn', ...by(who), result: admitted ? 'ok' : 'failed', ...(kept && { detail: { kept } }) })
    } catch (thrown) {
      const error = errorOf(thrown)
      await this.#options.pageEnded?.(false)
      await this.#failed(error, before)
      await activity.record({ action: 'signIn', result: error.kind === 'cancelled' ? 'cancelled' : 'failed', detail: { code: error.code } })
    }
  }

  /** @returns who it is, and whether it was by a sign-in that had been put aside */
  async #entered(signal: AbortSignal, choice: SignInChoice | undefined): Promise<{ readonly who: RememberedTechnician; readonly kept: boolean }> {
    const { identity, accounts } = this.#options
    const chosen = choice !== undefined && 'accountId' in choice ? await accounts.find(choice.accountId) : undefined
    const back = chosen && (await this.#cameBack(chosen, signal))
    if (back !== undefined) return { who: back, kept: true }
    const account = await identity.signIn(signal, this.#pageBegins(choice, chosen))
    return { who: await this.#ask({ ...account, partnerTenantId: account.tenantId }, signal), kept: false }
  }

  /** Who the account is and what it may do, asked with its own token or not at all. */
  #ask(account: Whose, signal?: AbortSignal): Promise<RememberedTechnician> {
    const { ownership, directory } = this.#options
    return ownership.as(account, () => directory.technician(signal))
  }

  #pageBegins(choice: SignInChoice | undefined, chosen: RememberedTechnician | undefined): SignInAs | undefined {
    if (choice !== undefined && 'another' in choice) return choice
    const named = chosen ?? this.#technician
    return named && { userPrincipalName: named.userPrincipalName }
  }

  /** A known account without a page. `undefined`: nothing is kept of it, or the cloud takes it no more. */
  async #cameBack(chosen: RememberedTechnician, signal: AbortSignal): Promise<RememberedTechnician | undefined> {
    const { identity } = this.#options
    if ((await identity.resume(chosen.homeAccountId)) === undefined) return undefined
    try {
      return await this.#ask(chosen, signal)
    } catch (thrown) {
      const { kind } = errorOf(thrown)
      if (kind === 'signedOut') return undefined
      // Being offline is not being signed out (1.4); what is not known now is asked as soon as the cloud answers.
      if (kind === 'unreachable' && !signal.aborted) return chosen
      await identity.setAside()
      throw thrown
    }
  }

  async #failed(problem: AppError, before: SessionState): Promise<void> {
    // A technician who only wanted to renew the sign-in keeps what is on the screen.
    if (before.step === 'signedIn' && this.#technician !== undefined) {
      this.#signedIn(this.#technician, before.needsSignIn)
      return
    }
    await this.#forget().catch(() => undefined)
    this.#signedOut(reasonOf(problem), problem)
  }

  /** Takes what the cloud says of the technician; a role of none ends here, with no token kept (2.4). */
  async #admit(who: RememberedTechnician): Promise<void> {
    const { memory, accounts, session, beforeSignOut, afterSignOut } = this.#options
    if (who.role === 'none') {
      await beforeSignOut('accessRemoved')
      await this.#forget()
      session.set({ step: 'noRole', userPrincipalName: who.userPrincipalName })
      return
    }
    const former = this.#technician ?? (await memory.read())
    if (former !== undefined && former.homeAccountId !== who.homeAccountId) {
      await beforeSignOut('signedOut')
      await afterSignOut()
    }
    // A disk that refuses costs the next start a sign-in, not this one.
    await memory.write(who).catch(() => undefined)
    await accounts.noted(who)
    this.#signedIn(who)
  }

  /** Only a refusal signs out; a network that does not answer leaves the technician and the cache usable (1.4). */
  async #verify(): Promise<void> {
    try {
      const who = await this.#options.directory.technician()
      // A sign-in or sign-out that came in between has the last word.
      if (this.#attempt === undefined && (await this.#options.identity.restore())?.homeAccountId === who.homeAccountId) await this.#admit(who)
    } catch (thrown) {
      const error = errorOf(thrown)
      if (this.#attempt !== undefined) return
      // The sign-in counts; it is only to be renewed by somebody who is there.
      if (error.code === 'signIn.wanted' && this.#technician !== undefined) return
      if (error.kind === 'signedOut') {
        await this.#options.afterRefusal()
        this.#signedOut('refused', error)
      }
      else if (this.#technician === undefined) this.#signedOut('failed', error)
    }
  }

  async #verifyBehind(remembered: RememberedTechnician): Promise<void> {
    await this.#options.settled?.()
    // Signed out or in anew meanwhile: then there is nothing left to verify.
    if (this.#technician === remembered) await this.#verify()
  }

  #signedIn(who: RememberedTechnician, needsSignIn = false): void {
    const another = this.#technician?.homeAccountId !== who.homeAccountId
    this.#technician = who
    if (another) this.#options.entered()
    const { groupIds: _groups, ...technician } = who
    this.#options.session.set({ step: 'signedIn', technician, tokenStorage: this.#options.identity.tokenStorage, ...(needsSignIn && { needsSignIn }) })
  }

  #signedOut(reason: Reason, error?: AppError): void {
    this.#technician = undefined
    this.#options.session.set({ step: 'signedOut', reason, ...(error !== undefined && reason !== 'cancelled' && { error }) })
  }

  async #forget(): Promise<void> {
    this.#technician = undefined
    await this.#options.identity.signOut()
    await this.#options.memory.clear()
    await this.#options.afterSignOut()
  }
}

export const createSignInService = (options: SignInOptions): SignInService => new SignInMachine(options)
