import type { WebContents } from 'electron'
import { judgeNavigation, type PortalBounds } from '../domain/navigationPolicy'
import type { FederationQuestion } from './federationQuestion'
import type { RequestHold } from './requestHold'
import { SignInWay } from './signInWay'

export interface SignInGuardParts {
  readonly contents: Pick<WebContents, 'on'>
  /** Exact origins the sign-in may pass through. */
  readonly signInOrigins: readonly string[]
  /** Where its answer goes. */
  readonly answerOrigins: readonly string[]
  /** Other origins that the technician allowed; read each time. */
  readonly federated: () => readonly string[]
  readonly question: Pick<FederationQuestion, 'wanted'>
  readonly hold: Pick<RequestHold, 'hold' | 'release'>
}

interface Navigation {
  readonly url: string
  readonly isMainFrame: boolean
  preventDefault(): void
}

/**
 * Keeps the technician's own sign-in inside its origins, by the same judgement as in a customer's window: where a step of it leads to an origin
 * that nobody knows, its request waits while the technician is asked; everything else is cancelled.
 */
export function guardSignIn({ contents, signInOrigins, answerOrigins, federated, question, hold }: SignInGuardParts): void {
  const way = new SignInWay()
  const bounds: PortalBounds = {
    tenantId: '',
    signInOrigins,
    portalOrigins: answerOrigins,
    get federatedOrigins() {
      return federated()
    }
  }
  const judge = (event: Navigation, cause: 'requested' | 'redirected'): void => {
    if (!event.isMainFrame) return
    const { url } = event
    const verdict = judgeNavigation({ url, isMainFrame: true, cause, ...way[cause](url) }, bounds)
    if (verdict === 'stay') return
    if (verdict === 'unknownSignIn') {
      hold.hold(url)
      void question.wanted(url, () => hold.release(url))
    } else event.preventDefault()
  }
  contents.on('did-start-navigation', ({ url, isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) way.started(url)
  })
  contents.on('will-frame-navigate', (event) => judge(event, 'requested'))
  contents.on('will-redirect', (event) => judge(event, 'redirected'))
  contents.on('did-navigate', (_event, url) => way.shown(url, false))
}
