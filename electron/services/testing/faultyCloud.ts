import { AppFailure } from '../../contract/errors'
import { unreachable } from './offersAtWork'

/** What goes wrong with a call: carried out and then no answer, or no answer only; or the failure itself. */
export type CloudFault = 'lostAnswer' | 'notCarriedOut' | AppFailure

/** A part of a cloud that remembers what it was asked, and fails as it is told. */
export class FaultyCloud {
  readonly asked: string[] = []
  /** Used up in order, by the name of the call. */
  readonly faults = new Map<string, CloudFault[]>()

  fail(call: string, ...faults: readonly CloudFault[]): void {
    this.faults.set(call, [...faults])
  }

  answer<T>(call: string, carryOut: () => T): T {
    this.asked.push(call)
    const fault = this.faults.get(call)?.shift()
    if (fault instanceof AppFailure) throw fault
    if (fault === 'notCarriedOut') throw unreachable()
    const answer = carryOut()
    if (fault === 'lostAnswer') throw unreachable()
    return answer
  }
}
