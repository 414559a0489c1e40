import { EventEmitter } from 'node:events'
import { describe, expect, test, vi } from 'vitest'
import { createConsoleQuestion, type ConsoleQuestionParts } from './consoleQuestion'
import { quietMs } from './patience'

const url = 'https://console.example/'

function setUp(answers: readonly boolean[] = []) {
  const contents = new EventEmitter()
  const clock = { at: 1_000_000 }
  const left = [...answers]
  const ask = vi.fn<ConsoleQuestionParts['ask']>(() => Promise.resolve(left.shift() ?? false))
  const open = vi.fn(() => Promise.resolve())
  const refused = vi.fn()
  const question = createConsoleQuestion({ contents: contents as unknown as ConsoleQuestionParts['contents'], ask, open, refused, now: () => clock.at })
  const input = (type: string) => contents.emit('input-event', {}, { type })
  return { question, ask, open, refused, clock, input }
}

describe('the question before a console of the own company', () => {
  test('opens outside only after yes', async () => {
    const yes = setUp([true])
    await yes.question.wanted(url)
    expect(yes.open).toHaveBeenCalledWith(url)
    const no = setUp([false])
    await no.question.wanted(url)
    expect(no.open).not.toHaveBeenCalled()
  })

  test('is asked once at a time', async () => {
    const { question, ask, refused } = setUp()
    await Promise.all([question.wanted(url), question.wanted(url), question.wanted(url)])
    expect(ask).toHaveBeenCalledOnce()
    expect(refused).toHaveBeenCalledTimes(2)
  })

  test('after an answer a script must wait; a click or key need not, a moved mouse does', async () => {
    const { question, ask, clock, input } = setUp()
    await question.wanted(url)
    await question.wanted(url)
    input('mouseMove')
    await question.wanted(url)
    expect(ask).toHaveBeenCalledTimes(1)
    input('mouseDown')
    await question.wanted(url)
    expect(ask).toHaveBeenCalledTimes(2)
    clock.at += quietMs
    await question.wanted(url)
    expect(ask).toHaveBeenCalledTimes(3)
  })

  test('a visit that ends takes its question back, and what was answered by then opens nothing', async () => {
    const { question, ask, open } = setUp()
    ask.mockImplementation((_url, signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve(true))))
    const asked = question.wanted(url)
    question.stop()
    await asked
    expect(open).not.toHaveBeenCalled()
    await question.wanted(url)
    expect(ask).toHaveBeenCalledOnce()
  })

  test('a browser that does not open is told to the log, not thrown', async () => {
    const { question, open, refused } = setUp([true])
    open.mockRejectedValueOnce(new Error('no handler'))
    await question.wanted(url)
    expect(refused).toHaveBeenCalledWith('own console', url)
  })
})
