import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mixedScript, modelStates, runScript, stateOnDisk, type Edit } from './testing/script'
import { PowerCut, SimulatedDisk } from './testing/simulatedDisk'

const everything = () => 0.999_999
const nothing = () => 0
const half = () => 0.5

describe('a power cut at any step', () => {
  it('loses no acknowledged edit and leaves no half transaction', async () => {
    const edits = mixedScript(40)
    const states = modelStates(edits)
    const whole = new SimulatedDisk()
    expect(await runScript(whole, edits)).toBe(edits.length)
    for (let cut = 0; cut < whole.steps; cut += 1) {
      for (const chance of [everything, nothing, half]) {
        const disk = new SimulatedDisk()
        disk.fate = (step) => (step === cut ? new PowerCut() : undefined)
        const acknowledged = await runScript(disk, edits)
        const found = await stateOnDisk(disk.afterPowerCut(chance), states)
        expect(found, `cut at step ${cut}`).toBeGreaterThanOrEqual(acknowledged)
      }
    }
  })

  it('and another one while the store recovers', async () => {
    const edits = mixedScript(25)
    const states = modelStates(edits)
    for (let cut = 20; cut < 200; cut += 17) {
      const first = new SimulatedDisk()
      first.fate = (step) => (step === cut ? new PowerCut() : undefined)
      const acknowledged = await runScript(first, edits)
      for (let again = 0; again < 25; again += 1) {
        const second = first.afterPowerCut(half)
        second.fate = (step) => (step === again ? new PowerCut() : undefined)
        await stateOnDisk(second, states).catch(() => undefined)
        const found = await stateOnDisk(second.afterPowerCut(half), states)
        expect(found, `cuts at ${cut} and ${again}`).toBeGreaterThanOrEqual(acknowledged)
      }
    }
  })

  const edit: fc.Arbitrary<Edit> = fc.oneof(
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('put' as const), id: fc.constantFrom('a', 'b', 'c\t', 'd\n'), value: fc.integer() }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('both' as const), id: fc.constantFrom('a', 'b', ''), value: fc.integer() }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('delete' as const), id: fc.constantFrom('a', 'b', 'c\t') }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'clear' as const }) }
  )

  it('behaves like a map, for any edits, any moment and anything that the cut leaves behind', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { maxLength: 40 }), fc.nat(400), fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 1 }), async (edits, cut, chances) => {
        const disk = new SimulatedDisk()
        disk.fate = (step) => (step === cut ? new PowerCut() : undefined)
        const states = modelStates(edits)
        const acknowledged = await runScript(disk, edits)
        let drawn = 0
        const after = disk.afterPowerCut(() => chances[(drawn += 1) % chances.length] ?? 0)
        expect(await stateOnDisk(after, states)).toBeGreaterThanOrEqual(acknowledged)
      }),
      { numRuns: 300 }
    )
  })
})
