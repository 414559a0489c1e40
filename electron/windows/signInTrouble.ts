import { readPages, type ReadPage } from './pageReader'
import { originOf } from './visitOrigins'

/**
 * Entra's codes for a sign-in that a rule about devices or applications refuses: 53000 not compliant, 53001 not joined, 53002 not an approved
 * application, 53003 conditional access, 50005 the device's policy, 50097 the device must prove itself. As the sign-in writes them: in its text and
 * addresses with AADSTS before it, for people as "Error Code: 53003", and in the data that its scripts begin with.
 */
const deviceRule = /(?:AADSTS|\bError code:?\s*|"s?ErrorCode"\s*:\s*"?)(5300[0-3]|50005|50097)(?!\d)/iu

export function deviceRuleIn(text: string): string | undefined {
  return deviceRule.exec(text)?.[1]
}

/** Only the code comes out of the page. */
const question = `${String(deviceRule)}.exec(document.documentElement?.textContent ?? '')?.[1] ?? ''`

export interface SignInTroubleParts {
  readonly contents: ReadPage
  /** Whether a sign-in lives at this origin. */
  readonly isSignIn: (origin: string) => boolean
  /** Whether the session has anything to do with this origin: a sign-in also reports back to the portal by an address. */
  readonly isOurs: (origin: string) => boolean
  /** The sign-in refuses this window by the rule of this code. */
  readonly found: (code: string) => void
  /** Another page is there. */
  readonly over: () => void
}

/** Notices a sign-in that no embedded window can satisfy, because Electron cannot prove the device it runs on. Nothing ends by it: a way out is offered. */
export function watchSignInTrouble({ contents, isSignIn, isOurs, found, over }: SignInTroubleParts): void {
  let said = ''
  // Once for each page, however often it is read.
  const say = (code: string): void => {
    if (said === code) return
    said = code
    found(code)
  }
  contents.on('did-navigate', (_event, url) => {
    const origin = originOf(url)
    const code = isSignIn(origin) || isOurs(origin) ? deviceRuleIn(url) : undefined
    said = ''
    over()
    if (code !== undefined) say(code)
  })
  readPages({
    contents,
    asks: isSignIn,
    question,
    answered: (code) => {
      if (typeof code === 'string' && /^\d{5}$/u.test(code)) say(code)
    }
  })
}
