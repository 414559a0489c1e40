import { PowerCut, type SimulatedDisk } from '../../store/testing/simulatedDisk'

/** One process while it may still die. */
export interface MortalProcess {
  /** Makes a call to the cloud that the process may not survive: on the way there, or on the way back, when the cloud has done its part. */
  readonly calling: <T>(call: () => Promise<T>) => Promise<T>
  /** Fires when the process dies, and when its work is done. */
  readonly signal: AbortSignal
}

/**
 * Does `work` on a machine as one process that dies at its step `diesAt`: a step is one operation of the disk, or one way of a call
 * to the cloud or back. `chance` is what a power cut leaves of what was not synced; the machine gets the disk as it is after it.
 * Resolves with the number of steps taken.
 */
export async function liveUntil(machine: { disk: SimulatedDisk }, diesAt: number, chance: () => number, work: (process: MortalProcess) => Promise<void>): Promise<number> {
  const end = new AbortController()
  let steps = 0
  const dies = (): boolean => {
    steps += 1
    if (steps >= diesAt) end.abort()
    return end.signal.aborted
  }
  const died = new Promise<void>((resolve) => end.signal.addEventListener('abort', () => resolve()))
  machine.disk.fate = () => (dies() ? new PowerCut() : undefined)
  await Promise.race([died, work({ calling: (call) => survive(call, dies), signal: end.signal })])
  const taken = steps
  if (end.signal.aborted) machine.disk = machine.disk.afterPowerCut(chance)
  machine.disk.fate = () => undefined
  end.abort()
  return taken
}

async function survive<T>(call: () => Promise<T>, dies: () => boolean): Promise<T> {
  if (dies()) return new Promise<T>(() => undefined)
  const [answer] = await Promise.allSettled([call()])
  if (dies()) return new Promise<T>(() => undefined)
  if (answer.status === 'rejected') throw answer.reason
  return answer.value
}
