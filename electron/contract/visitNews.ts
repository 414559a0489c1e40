import { z } from 'zod'

/**
 * What a portal wanted and did not get, that it `hangs` or is `slow` to answer, or that a sign-in wants what an embedded window may not have (`deviceRule`,
 * `securityKey`); a key of the frame's words below `refused_`.
 */
export const refusals = ['download', 'popup', 'program', 'address', 'permission', 'password', 'prompt', 'print', 'otherTenant', 'certificate', 'untrusted', 'hangs', 'slow', 'typing', 'deviceRule', 'securityKey'] as const
export type Refusal = (typeof refusals)[number]

/** What the technician's own browser may be able to do: the way there is offered with the word. */
export const browserHelps: ReadonlySet<Refusal> = new Set<Refusal>(['password', 'print', 'typing', 'deviceRule', 'securityKey'])

/** The last of them, said in the frame. */
export interface VisitWord {
  readonly what: Refusal
  /** What it was about, as far as it is short and no secret: a host, a permission, the code of a rule. */
  readonly about?: string
  /** How often it was refused since it was said first. */
  readonly times: number
}

/** A file that comes from a customer's portal. */
export interface VisitDownload {
  readonly id: number
  /** Safe as the name of a file on every system. */
  readonly name: string
  /** Bytes. */
  readonly received: number
  /** Bytes; absent where the portal does not say it. */
  readonly total?: number
  /** `asking`: the technician is asked where; the last three stay until they are dismissed or a newer one follows. */
  readonly state: 'asking' | 'running' | 'saved' | 'failed' | 'cancelled'
}

/** What stands below the bar of an acting-as window, one line each. */
export interface VisitNews {
  readonly word?: VisitWord | undefined
  readonly downloads?: readonly VisitDownload[] | undefined
}

export const downloadSchema = z.strictObject({ id: z.int().min(0) })
