import { z } from 'zod'

/** What a portal wanted and did not get, or that it `hangs`; a key of the frame's words below `refused_`. */
export const refusals = ['download', 'popup', 'program', 'address', 'permission', 'password', 'prompt', 'print', 'otherTenant', 'certificate', 'untrusted', 'hangs'] as const
export type Refusal = (typeof refusals)[number]

/** The last of them, said in the frame. */
export interface VisitWord {
  readonly what: Refusal
  /** What it was about, as far as it is short and no secret: a host, a permission. */
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
