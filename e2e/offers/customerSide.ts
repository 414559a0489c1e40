import { expect } from '@playwright/test'
import { PlainBrowser } from '../../electron/practice/server/plainBrowser'

interface Answer {
  /** Changed numbers, by product name; the others are accepted as they were offered. */
  readonly licences?: Readonly<Record<string, number>>
  /** Whether the box for delegated administration is left on. */
  readonly delegated?: boolean
}

/** The page behind an offer's link, before anybody has signed in. */
export function visit(link: string): Promise<PlainBrowser> {
  return new PlainBrowser().open(link)
}

/** First heading of the page that is shown. */
export function headingOf({ text }: PlainBrowser): string {
  return /<h1>([^<]+)</.exec(text)?.[1] ?? ''
}

/** Follows the link and signs in there, as a customer's administrator does. */
export async function review(link: string, administrator: string): Promise<PlainBrowser> {
  const browser = await visit(link)
  const signIn = /<a [^>]*href="([^"]+)"[^>]*>Sign in</.exec(browser.text)?.[1]
  if (signIn === undefined) throw new Error(`no way to sign in on "${headingOf(browser)}"`)
  await browser.open(signIn.replaceAll('&amp;', '&'))
  return browser.signIn(administrator)
}

/** Accepts the offer behind the link; the page that follows. */
export async function accept(link: string, administrator: string, answer: Answer = {}): Promise<PlainBrowser> {
  return submitAcceptance(await review(link, administrator), answer)
}

/** Accepts on the review page that is shown. */
export async function submitAcceptance(browser: PlainBrowser, { licences = {}, delegated = false }: Answer = {}): Promise<PlainBrowser> {
  await browser.submit({ ...licencesOn(browser, licences), ...(delegated ? { delegated: 'yes' } : {}), answer: 'accept' })
  expect(headingOf(browser)).toBe('Accepted')
  return browser
}

export async function decline(link: string, administrator: string): Promise<void> {
  const browser = await review(link, administrator)
  await browser.submit({ answer: 'decline' })
  expect(headingOf(browser)).toBe('Declined')
}

/** Signs up as a new company, whose administrator is signed in afterwards. */
export async function signUp(link: string, company: string, domain: string): Promise<PlainBrowser> {
  const browser = await visit(`${link}&step=sign-up`)
  return browser.submit({ company, domain, administrator: 'Ana Bell', alias: 'ana', password: 'long enough' })
}

function licencesOn({ text }: PlainBrowser, changed: Readonly<Record<string, number>>): Readonly<Record<string, string>> {
  const fields = [...text.matchAll(/<label for="(licences-[^"]+)">Licences for ([^<]+)<\/label>\s*<input [^>]*value="(\d+)"/g)]
  return Object.fromEntries(fields.map(([, field = '', product = '', offered = '']) => [field, String(changed[product] ?? offered)]))
}
