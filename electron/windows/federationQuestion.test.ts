import { describe, expect, test, vi } from 'vitest'
import { createFederationQuestion, type FederationAnswer, type FederationQuestionParts } from './federationQuestion'
import { federationMessage } from './federationDialog'

vi.mock('electron', () => ({ dialog: {} }))

const url = 'https://adfs.fabrikam.com/adfs/ls/?wa=wsignin1.0'

function setUp(answer: FederationAnswer | Promise<FederationAnswer> = 'later') {
  const known = new Map<string, boolean>()
  const keep = vi.fn(async (origin: string, allowed: boolean) => void known.set(origin, allowed))
  const ask = vi.fn<FederationQuestionParts['ask']>(async () => answer)
  const leave = vi.fn()
  const goOn = vi.fn()
  const question = createFederationQuestion({ signIns: { allowed: () => [], answerFor: (origin) => known.get(origin), keep }, ask, leave })
  return { question, known, keep, ask, leave, goOn }
}

describe('the question about an unknown sign-in', () => {
  test.each([['allow', true], ['refuse', false]] as const)('%s is kept, and never asked again', async (answer, allowed) => {
    const { question, known, ask, leave, goOn } = setUp(answer)
    await question.wanted(url, goOn)
    await question.wanted(url, goOn)
    expect(ask).toHaveBeenCalledOnce()
    expect(ask).toHaveBeenCalledWith('https://adfs.fabrikam.com', expect.any(AbortSignal))
    expect([...known]).toEqual([['https://adfs.fabrikam.com', allowed]])
    expect([goOn.mock.calls.length, leave.mock.calls.length]).toEqual(allowed ? [2, 0] : [0, 2])
  })

  test('no answer is a no that nobody remembers', async () => {
    const { question, keep, ask, leave, goOn } = setUp('later')
    await question.wanted(url, goOn)
    await question.wanted(url, goOn)
    expect(ask).toHaveBeenCalledTimes(2)
    expect([keep.mock.calls.length, goOn.mock.calls.length, leave.mock.calls.length]).toEqual([0, 0, 2])
  })

  test('a yes that cannot be kept is a no', async () => {
    const { question, keep, leave, goOn } = setUp('allow')
    keep.mockRejectedValueOnce(new Error('full'))
    await question.wanted(url, goOn)
    expect(goOn).not.toHaveBeenCalled()
    expect(leave).toHaveBeenCalledWith(url)
  })

  test('is asked once at a time, and nothing comes after the end of the visit', async () => {
    let say: ((answer: FederationAnswer) => void) | undefined
    const { question, keep, ask, leave, goOn } = setUp(new Promise((resolve) => { say = resolve }))
    const first = question.wanted(url, goOn)
    await question.wanted('https://other.example/', goOn)
    expect(ask).toHaveBeenCalledOnce()
    question.stop()
    say?.('allow')
    await first
    expect([keep.mock.calls.length, goOn.mock.calls.length, leave.mock.calls.length]).toEqual([0, 0, 0])
  })

  test('names company and host, and neither Enter nor Escape allows anything', () => {
    const text = (key: string, values: Record<string, unknown> = {}): string => `${key} ${Object.values(values).join(' ')}`
    const { message, buttons, defaultId, cancelId } = federationMessage({ origin: 'https://adfs.fabrikam.com', partner: 'Fabrikam', company: 'Contoso', text: text })
    expect(message).toBe('federation.asks Fabrikam adfs.fabrikam.com')
    expect(buttons).toHaveLength(3)
    expect(federationMessage({ origin: 'http://localhost:4000', text })).toMatchObject({ title: 'signIn.title ', message: 'federation.asksFirst http://localhost:4000', detail: 'federation.detailSignIn ' })
    expect([defaultId, cancelId]).toEqual([2, 2])
  })
})
