/** Pages on which a restart may go on. Anybody can start an application with an argument, so it names one of these and never an address. */
const pages = { onboarding: '/settings/onboarding' } as const
export type ContinuedPage = keyof typeof pages

const prefix = '--continue-at='

/** The arguments of the next start: those of this one, without the link that it may have come with, and where it goes on. */
export function argumentsAgain(given: readonly string[], page?: ContinuedPage): readonly string[] {
  const kept = given.filter((argument) => !argument.startsWith(prefix) && !/^\s*partnerdesk:/iu.test(argument))
  return page === undefined ? kept : [...kept, `${prefix}${page}`]
}

/** The path of our own page on which this start goes on; `undefined`: it begins as usual. */
export function continuedAt(given: readonly string[]): string | undefined {
  const name = given.find((argument) => argument.startsWith(prefix))?.slice(prefix.length) ?? ''
  return Object.hasOwn(pages, name) ? pages[name as ContinuedPage] : undefined
}
