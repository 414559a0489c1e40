import { describe, expect, it } from 'vitest'
import type { Tell } from './ports'
import { createNotices } from './notices'
import { createWorkBoard } from './workBoard'

function telling() {
  const told: [string, unknown][] = []
  const tell: Tell = (name, payload) => void told.push([name, payload])
  return { told, tell }
}

describe('notices', () => {
  it('tells each change, and one takes the place of another with its id', () => {
    const { told, tell } = telling()
    const notices = createNotices(tell)
    notices.add({ severity: 'info', code: 'a' })
    notices.add({ severity: 'error', code: 'b', id: 'own' })
    notices.add({ severity: 'warning', code: 'a' })
    const both = [{ id: 'a', severity: 'warning', code: 'a' }, { id: 'own', severity: 'error', code: 'b' }]
    expect(notices.list()).toEqual(both)
    notices.remove('a')
    notices.remove('a')
    expect(told.map(([name]) => name)).toEqual(Array.from({ length: 4 }, () => 'notices.changed'))
    expect(told.slice(2)).toEqual([['notices.changed', both], ['notices.changed', [both[1]]]])
  })
})

describe('work board', () => {
  it('holds one entry a kind and tells each change', () => {
    const { told, tell } = telling()
    const board = createWorkBoard(tell)
    board.report({ kind: 'refreshCustomers', done: 1 })
    board.report({ kind: 'refreshCustomers', done: 2, total: 3 })
    expect(board.list()).toEqual([{ kind: 'refreshCustomers', done: 2, total: 3 }])
    board.finish('refreshCustomers')
    board.finish('refreshCustomers')
    expect(board.list()).toEqual([])
    expect(told).toEqual([
      ['work.changed', [{ kind: 'refreshCustomers', done: 1 }]],
      ['work.changed', [{ kind: 'refreshCustomers', done: 2, total: 3 }]],
      ['work.changed', []]
    ])
  })
})
