import { EventEmitter } from 'node:events'
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { VisitDownload } from '../contract/visitNews'
import { keepFile } from './keepFile'
import { downloadLimit, VisitDownloads, type DownloadEnd, type DownloadSession } from './visitDownloads'

let folder = ''
const at = (...path: readonly string[]) => join(folder, ...path)

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'downloads-'))
  await Promise.all([mkdir(at('parts')), mkdir(at('saved'))])
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** As Electron's own, with the file that it writes. */
class Item extends EventEmitter {
  path = ''
  constructor(readonly name: string, private readonly bytes = 'whole') {
    super()
  }
  setSavePath = (path: string) => { this.path = path }
  getURL = () => 'https://files.example/secret?sig=1'
  getFilename = () => this.name
  getReceivedBytes = () => this.bytes.length
  getTotalBytes = () => this.bytes.length
  cancel = vi.fn(() => this.emit('done', {}, 'cancelled'))
  async arrive(state: 'completed' | 'interrupted' = 'completed'): Promise<void> {
    await writeFile(this.path, this.bytes)
    this.emit('done', {}, state)
  }
}

function atWork(ask: (name: string) => Promise<string | undefined>) {
  const session = new EventEmitter()
  session.on('will-download', () => expect.fail('the refusal of every session stands no more'))
  const ends: DownloadEnd[] = []
  const shown: (readonly VisitDownload[])[] = []
  const refused = vi.fn()
  const touch = { isTried: false }
  const patience = { isTried: () => touch.isTried, answered: () => { touch.isTried = true } }
  const downloads = new VisitDownloads({
    session: session as unknown as DownloadSession, partFolder: at('parts'), ask, refused, patience,
    changed: (list) => shown.push(list), ended: (end) => ends.push(end)
  })
  const begin = (item: Item) => {
    const event = { preventDefault: vi.fn() }
    session.emit('will-download', event, item)
    return event.preventDefault
  }
  return { downloads, begin, ends, shown, refused, touch, states: () => shown.at(-1)?.map(({ name, state }) => `${name} ${state}`) }
}

describe('a download', () => {
  test('comes into a folder of ours, and where it was asked for only when it is whole', async () => {
    const { begin, ends, states } = atWork(async (name) => at('saved', name))
    const item = new Item('../users.csv')
    expect(begin(item)).not.toHaveBeenCalled()
    expect(item.path.startsWith(at('parts'))).toBe(true)
    expect(states()).toEqual(['_users.csv asking'])
    await vi.waitFor(() => expect(states()).toEqual(['_users.csv running']))
    expect(await readdir(at('saved'))).toEqual([])
    await item.arrive()
    await vi.waitFor(() => expect(states()).toEqual(['_users.csv saved']))
    expect(await readFile(at('saved', '_users.csv'), 'utf8')).toBe('whole')
    expect(await readdir(at('parts'))).toEqual([])
    expect(ends).toEqual([{ name: '_users.csv', from: 'https://files.example', bytes: 5, result: 'ok' }])
  })

  test('that nobody wants, or that breaks off, leaves nothing', async () => {
    const unwanted = atWork(async () => undefined)
    const [first, broken] = [new Item('a'), new Item('b')]
    unwanted.begin(first)
    await vi.waitFor(() => expect(unwanted.states()).toEqual(['a cancelled']))
    const wanted = atWork(async (name) => at('saved', name))
    wanted.begin(broken)
    await broken.arrive('interrupted')
    await vi.waitFor(() => expect(wanted.states()).toEqual(['b failed']))
    expect([...await readdir(at('parts')), ...await readdir(at('saved'))]).toEqual([])
    expect([...unwanted.ends, ...wanted.ends].map(({ result }) => result)).toEqual(['cancelled', 'failed'])
  })

  test('never replaces a file that came to be there while it was on its way', async () => {
    const { begin, states } = atWork(async (name) => at('saved', name))
    const item = new Item('a.txt')
    begin(item)
    await vi.waitFor(() => expect(states()).toEqual(['a.txt running']))
    await writeFile(at('saved', 'a.txt'), 'theirs')
    await item.arrive()
    await vi.waitFor(() => expect(states()).toEqual(['a (2).txt saved']))
    expect(await readFile(at('saved', 'a.txt'), 'utf8')).toBe('theirs')
  })

  test('replaces what was there when the technician agreed to it, and only when it is whole', async () => {
    await writeFile(at('saved', 'a.txt'), 'old')
    const { begin, states } = atWork(async (name) => at('saved', name))
    const [broken, whole] = [new Item('a.txt'), new Item('a.txt')]
    begin(broken)
    await vi.waitFor(() => expect(states()).toEqual(['a.txt running']))
    await broken.arrive('interrupted')
    await vi.waitFor(() => expect(states()).toEqual(['a.txt failed']))
    expect(await readFile(at('saved', 'a.txt'), 'utf8')).toBe('old')
    begin(whole)
    await vi.waitFor(() => expect(states()?.at(-1)).toBe('a.txt running'))
    await whole.arrive()
    await vi.waitFor(() => expect(states()).toEqual(['a.txt saved']))
    expect(await readdir(at('saved'))).toEqual(['a.txt'])
    expect(await readFile(at('saved', 'a.txt'), 'utf8')).toBe('whole')
  })
})

describe('many downloads', () => {
  test('are asked for one after the other, and a storm is refused beyond the limit', async () => {
    const answers: ((path: string | undefined) => void)[] = []
    const { begin, refused, states } = atWork(() => new Promise((resolve) => { answers.push(resolve) }))
    const prevented = Array.from({ length: 50 }, (_one, index) => begin(new Item(`${index}`)).mock.calls.length)
    expect(prevented.reduce((sum, count) => sum + count)).toBe(50 - downloadLimit)
    expect(refused).toHaveBeenCalledTimes(50 - downloadLimit)
    await vi.waitFor(() => expect(answers).toHaveLength(1))
    answers[0]?.(at('saved', '0'))
    await vi.waitFor(() => expect(answers).toHaveLength(2))
    expect(states()).toEqual(['0 running', '1 asking', '2 asking', '3 asking', '4 asking'])
  })

  test('one no answers all that wait and all that a script begins then, but not what a person begins', async () => {
    const asked: string[] = []
    const { begin, ends, touch, refused } = atWork(async (name) => {
      asked.push(name)
      return undefined
    })
    for (const name of ['a', 'b', 'c']) begin(new Item(name))
    await vi.waitFor(() => expect(ends.map(({ result }) => result)).toEqual(['cancelled', 'cancelled', 'cancelled']))
    expect(begin(new Item('script'))).toHaveBeenCalledOnce()
    expect(refused).toHaveBeenCalledOnce()
    touch.isTried = false
    begin(new Item('later'))
    await vi.waitFor(() => expect(asked).toEqual(['a', 'later']))
  })

  test('one can be cancelled, and be taken out of sight when it is over', async () => {
    const { downloads, begin, states, ends } = atWork(async (name) => at('saved', name))
    const item = new Item('a')
    begin(item)
    await vi.waitFor(() => expect(states()).toEqual(['a running']))
    downloads.dismiss(0)
    expect(states()).toEqual(['a running'])
    downloads.cancel(0)
    await vi.waitFor(() => expect(states()).toEqual(['a cancelled']))
    downloads.dismiss(0)
    expect(states()).toEqual([])
    expect(ends.map(({ result }) => result)).toEqual(['cancelled'])
  })
})

test('the end of the visit cancels what comes or waits, removes it, records it, and lets nothing begin', async () => {
  const questions: string[] = []
  const { downloads, begin, ends, refused } = atWork(async (name) => {
    questions.push(name)
    return name === 'waits' ? new Promise(() => undefined) : at('saved', name)
  })
  const [comes, waits] = [new Item('comes'), new Item('waits')]
  begin(comes)
  begin(waits)
  await vi.waitFor(() => expect(questions).toEqual(['comes', 'waits']))
  await writeFile(comes.path, 'half')
  await downloads.stop()
  expect([comes.cancel.mock.calls.length, waits.cancel.mock.calls.length]).toEqual([1, 1])
  expect([...await readdir(at('parts')), ...await readdir(at('saved'))]).toEqual([])
  await vi.waitFor(() => expect(ends.map(({ name, result }) => `${name} ${result}`).toSorted()).toEqual(['comes cancelled', 'waits cancelled']))
  expect(begin(new Item('late'))).toHaveBeenCalledOnce()
  expect(refused).not.toHaveBeenCalled()
})

test('Windows is told that a file came from elsewhere', async () => {
  await writeFile(at('parts', 'x'), 'whole')
  const path = await keepFile({ part: at('parts', 'x'), folder: at('saved'), name: 'a.exe', replace: false, origin: 'https://files.example' }, 'win32')
  expect(await readFile(`${path}:Zone.Identifier`, 'utf8')).toBe('[ZoneTransfer]\r\nZoneId=3\r\nHostUrl=https://files.example\r\n')
})
