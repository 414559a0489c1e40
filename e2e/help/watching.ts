import { call, graphDefault, Stranger } from '../../electron/practice/surface/stranger'
import type { Desk } from '../fixtures/app'
import type { PracticeCloud } from '../fixtures/practiceCloud'

/**
 * The computer's clipboard belongs to all tests at once, so this application gets one of its own. What it holds at the end of the
 * application is in `file`. @returns what it holds now
 */
export async function ownClipboard(desk: Desk, file: string): Promise<() => Promise<string>> {
  await desk.app.evaluate(({ clipboard }, path) => {
    const { writeFileSync } = process.getBuiltinModule('node:fs')
    const hold = (text: string): void => {
      Reflect.set(globalThis, 'partnerDeskTestClipboard', text)
      writeFileSync(path, text)
    }
    const textOf = async (given: unknown): Promise<string> => {
      if (!Array.isArray(given)) return (given as { readonly text: string }).text
      const blob = (await (given[0] as { getType(type: string): Promise<unknown> }).getType('text/plain')) as string | { text(): Promise<string> }
      return typeof blob === 'string' ? blob : blob.text()
    }
    hold('')
    Object.assign(clipboard, {
      write: async (given: unknown) => hold(await textOf(given)),
      readText: () => Reflect.get(globalThis, 'partnerDeskTestClipboard') as string,
      clear: () => hold('')
    })
  }, file)
  return () => desk.app.evaluate(() => Reflect.get(globalThis, 'partnerDeskTestClipboard') as string)
}

/** Lets a minute of the main process pass in a moment: for what is to happen after one. */
export function hurryMinutes(desk: Desk): Promise<void> {
  return desk.app.evaluate(() => {
    const real = globalThis.setTimeout
    Reflect.set(globalThis, 'setTimeout', (run: () => void, ms?: number, ...rest: unknown[]) => real(run, ms === 60_000 ? 200 : ms, ...rest))
  })
}

/** Somebody who asks the practice cloud itself, past the application: what it knows of a user of a customer. */
export async function askService(practice: PracticeCloud, domain: string, path: string): Promise<Readonly<Record<string, unknown>>> {
  const { ready } = practice
  const stranger = new Stranger(ready)
  const home = await stranger.signIn({ scope: `${graphDefault} offline_access` })
  const { access_token: own } = home
  const found = await call(`${ready.graph}/tenantRelationships/findTenantInformationByDomainName(domainName='${domain}')`, own)
  const { access_token: token } = await stranger.refresh(home.refresh_token, String(found.json['tenantId']), graphDefault)
  return (await call(`${ready.graph}${path}`, token)).json
}

/** Whether a user signs in at the practice cloud with a password. */
export async function signsIn(practice: PracticeCloud, user: string, password: string): Promise<boolean> {
  return (await new Stranger(practice.ready).signIn({ user, password }).catch(() => undefined))?.access_token !== undefined
}
