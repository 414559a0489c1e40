import { describe, expect, it, vi } from 'vitest'
import type { PracticeReady } from '../contract/practice'
import { createOutsidePractice, createPracticeSupervisor, type PracticeMemory, type PracticeProcess } from './practiceHostSupervisor'

const readyAt = (port: number): PracticeReady => ({
  ready: true, url: `http://127.0.0.1:${port}`, authority: `http://localhost:${port}`, graph: `http://127.0.0.1:${port}/v1.0`, partnerCenter: `http://127.0.0.1:${port}/v1`,
  portal: `http://127.0.0.1:${port}/portal`, clientId: '33333333-3333-4333-8333-333333333333', partnerTenantId: '11111111-1111-4111-8111-111111111111',
  accounts: [{ userPrincipalName: 'full@fabrikam.com', password: 'practice', about: 'x' }]
})
const memory = (kept?: PracticeReady): PracticeMemory & { kept: () => PracticeReady | undefined } => ({
  kept: () => kept,
  read: async () => kept,
  write: async (ready) => {
    kept = ready
  }
})
interface Fake extends PracticeProcess {
  readonly port: number
  readonly kill: ReturnType<typeof vi.fn<() => void>>
  print(text: string): void
  die(code: number): void
}
const fakes = (onStart: (fake: Fake) => void) => {
  const all: Fake[] = []
  return {
    all,
    start: (port: number): PracticeProcess => {
      const listeners: ((text: string) => void)[] = []
      let end: ((code: number) => void) | undefined
      const exited = new Promise<number>((resolve) => {
        end = resolve
      })
      const die = (code: number): void => end?.(code)
      const fake: Fake = { port, exited, die, kill: vi.fn(() => die(0)), onOutput: (listener) => listeners.push(listener), print: (text) => listeners.forEach((listener) => listener(text)) }
      all.push(fake)
      queueMicrotask(() => onStart(fake))
      return fake
    }
  }
}
const until = async (test: () => boolean): Promise<void> => {
  await vi.waitFor(() => expect(test()).toBe(true), { timeout: 2000, interval: 5 })
}

describe('the practice cloud’s process', () => {
  it('reads the ready line in pieces and among other lines, and remembers it without passwords', async () => {
    const kept = memory()
    const text = `starting\n${JSON.stringify(readyAt(4100))}\nmore\n`
    const { start, all } = fakes((fake) => [text.slice(0, 30), text.slice(30)].forEach((piece) => fake.print(piece)))
    const host = createPracticeSupervisor({ start, memory: kept, onMoved: vi.fn(), onGone: vi.fn() })
    expect(all).toHaveLength(0)
    expect(await host.ready()).toMatchObject({ url: 'http://127.0.0.1:4100' })
    expect(await host.ready()).toMatchObject({ url: 'http://127.0.0.1:4100' })
    expect(all.map(({ port }) => port)).toEqual([0])
    expect(JSON.stringify(kept.kept())).not.toContain('password')
    await host.stop()
    expect(all[0]?.kill).toHaveBeenCalled()
  })

  it('takes the port of last time, or another one when that is gone', async () => {
    const onMoved = vi.fn()
    const { start, all } = fakes((fake) => (fake.port === 4100 ? fake.die(1) : fake.print(`${JSON.stringify(readyAt(4200))}\n`)))
    const host = createPracticeSupervisor({ start, memory: memory(readyAt(4100)), onMoved, onGone: vi.fn() })
    expect(await host.ready()).toMatchObject({ url: 'http://127.0.0.1:4200' })
    expect(all.map(({ port }) => port)).toEqual([4100, 0])
    expect(onMoved).toHaveBeenCalledOnce()
    await host.stop()
  })

  it('starts it again when it dies, not without end, and once more when somebody asks', async () => {
    const onGone = vi.fn()
    const { start, all } = fakes((fake) => fake.print(`${JSON.stringify(readyAt(4100))}\n`))
    const host = createPracticeSupervisor({ start, memory: memory(), onMoved: vi.fn(), onGone, restartAfterMs: [1, 1] })
    await host.ready()
    for (const count of [1, 2, 3]) {
      await until(() => all.length === count)
      // Ready first, so that the death is that of a running cloud.
      if (count < 3) await host.ready()
      await new Promise((resolve) => {
        setTimeout(resolve, 20)
      })
      all.at(-1)?.die(1)
    }
    await until(() => onGone.mock.calls.length === 1)
    expect(all).toHaveLength(3)
    await host.ready()
    expect(all).toHaveLength(4)
    await host.stop()
  })

  it('gives up on one that never gets ready, and ends it', async () => {
    const { start, all } = fakes(() => {})
    const host = createPracticeSupervisor({ start, memory: memory(), onMoved: vi.fn(), onGone: vi.fn(), readyLimitMs: 30 })
    await expect(host.ready()).rejects.toMatchObject({ error: { kind: 'unreachable', code: 'practice.notStarted' } })
    expect(all.every(({ kill }) => kill.mock.calls.length > 0)).toBe(true)
  })

  it('does not start it again after a stop', async () => {
    const { start, all } = fakes((fake) => fake.print(`${JSON.stringify(readyAt(4100))}\n`))
    const host = createPracticeSupervisor({ start, memory: memory(), onMoved: vi.fn(), onGone: vi.fn(), restartAfterMs: [1] })
    await host.ready()
    await host.stop()
    await new Promise((resolve) => {
      setTimeout(resolve, 30)
    })
    expect(all).toHaveLength(1)
    await expect(host.ready()).rejects.toMatchObject({ error: { kind: 'cancelled' } })
  })
})

const away = () => Promise.reject(new TypeError('fetch failed'))

describe('a practice cloud elsewhere', () => {
  it('is asked where it is, and remembered for an offline start', async () => {
    const kept = memory()
    const asked: string[] = []
    const good = createOutsidePractice('http://127.0.0.1:4100/', kept, async (url) => {
      asked.push(url)
      return Response.json(readyAt(4100))
    })
    expect(await good.ready()).toMatchObject({ clientId: readyAt(4100).clientId })
    expect(asked).toEqual(['http://127.0.0.1:4100/.well-known/practice-cloud'])
    expect(await createOutsidePractice('http://127.0.0.1:4100', kept, away).ready()).toMatchObject({ url: 'http://127.0.0.1:4100' })
    await expect(createOutsidePractice('http://127.0.0.1:9999', kept, away).ready()).rejects.toMatchObject({ error: { kind: 'unreachable', code: 'practice.notReachable' } })
  })
})
