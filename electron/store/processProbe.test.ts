import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { systemProcesses } from './processProbe'

describe('systemProcesses', () => {
  it('knows itself, and that a later process with the same id is another one', async () => {
    const probe = systemProcesses()
    const self = await probe.self()
    expect(self.pid).toBe(process.pid)
    expect(await probe.isAlive(self)).toBe(true)
    expect(await probe.isAlive({ ...self, started: '1' })).toBe(false)
  })

  it('knows that a process has ended', async () => {
    const child = spawn(process.execPath, ['-e', ''])
    await once(child, 'exit')
    expect(await systemProcesses().isAlive({ pid: child.pid ?? 0, started: '1' })).toBe(false)
  })
})
