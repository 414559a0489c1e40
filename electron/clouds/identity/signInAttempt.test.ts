import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { AppFailure } from '../../contract/errors'
import { answerSignIn, memoryVault, startOidcStub, type OidcStub } from '../testing/oidcStub'
import { createIdentity } from './identity'
import type { OpenSignIn } from './signInAttempt'

const portOf = (url: string): number => Number(new URL(new URL(url).searchParams.get('redirect_uri') ?? '').port)
const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port })
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
const codeOf = (thrown: unknown): string => (thrown instanceof AppFailure ? thrown.error.code : String(thrown))

describe('a sign-in attempt', () => {
  let stub: OidcStub
  beforeEach(async () => {
    stub = await startOidcStub()
  })
  afterEach(() => stub.close())

  const make = (openSignIn: (url: string) => OpenSignIn, signInTimeoutMs = 10_000) =>
    createIdentity({ record: stub.record, vault: memoryVault(), fetch, openSignIn, signInTimeoutMs, clearSignInCookies: () => Promise.resolve(), onWrongTenant: () => {}, onRefused: () => {} })

  it('ends by a cancel and not by its time limit, closes page and port, and the next one works (20 times)', async () => {
    const stops: AbortController[] = []
    const close = vi.fn()
    let answerNow = false
    const opened: string[] = []
    const identity = make((url) => {
      opened.push(url)
      if (answerNow) void answerSignIn(url)
      else setTimeout(() => stops.at(-1)?.abort(), 5)
      return { closed: new Promise(() => {}), close }
    })
    for (let round = 0; round < 20; round += 1) {
      answerNow = false
      const stop = new AbortController()
      stops.push(stop)
      expect(await identity.signIn(stop.signal).catch(codeOf)).toBe('signIn.cancelled')
      expect(await answers(portOf(opened.at(-1) ?? ''))).toBe(false)
    }
    answerNow = true
    expect(await identity.signIn(new AbortController().signal)).toMatchObject({ userPrincipalName: 'tech@partner.example' })
    expect(await answers(portOf(opened.at(-1) ?? ''))).toBe(false)
    expect(close).toHaveBeenCalledTimes(21)
  })

  it('counts a closed page as a cancel', async () => {
    const identity = make(() => ({ closed: Promise.resolve(), close: () => {} }))
    expect(await identity.signIn(new AbortController().signal).catch(codeOf)).toBe('signIn.cancelled')
  })

  it('ends by itself after its time limit', async () => {
    let port = 0
    const identity = make((url) => {
      port = portOf(url)
      return { closed: new Promise(() => {}), close: () => {} }
    }, 100)
    expect(await identity.signIn(new AbortController().signal).catch(codeOf)).toBe('signIn.timedOut')
    expect(await answers(port)).toBe(false)
  })

  it('never opens a page when it was cancelled before', async () => {
    const open = vi.fn(() => ({ closed: new Promise<void>(() => {}), close: () => {} }))
    const identity = make(open)
    expect(await identity.signIn(AbortSignal.abort()).catch(codeOf)).toBe('signIn.cancelled')
    await new Promise((resolve) => {
      setTimeout(resolve, 50)
    })
    expect(open).not.toHaveBeenCalled()
  })

  it('keeps waiting when an answer with a foreign state arrives', async () => {
    const identity = make((url) => {
      const target = new URL(url)
      const foreign = new URL(url)
      foreign.searchParams.set('state', 'foreign')
      void answerSignIn(foreign.href).then((status) => {
        expect(status).toBe(400)
        return answerSignIn(target.href)
      })
      return { closed: new Promise(() => {}), close: () => {} }
    })
    expect(await identity.signIn(new AbortController().signal)).toMatchObject({ displayName: 'Stub Technician' })
  })
})
