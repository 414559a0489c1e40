import { z } from 'zod'
import type { ActingSession, FrameState } from '../acting'
import { recordIdSchema } from '../ids'
import { downloadSchema } from '../visitNews'
import { call, line, nothing, tenant } from './define'

/** Windows in which technicians act as customers, and the frames of these windows. */
export const actingCalls = {
  /** A customer that is open is brought to the front. Rejects with `invalid` `acting.reasonMissing` where the setting wants a reason. */
  'acting.open': call<ActingSession>().portal(tenant.extend({ reason: line(200).optional(), ticket: line(50).optional(), /** To begin with, where the customer has it. */ portalId: line(64).optional() }), 'technician', 'access'),
  'acting.focus': call<void>().portal(z.strictObject({ sessionId: recordIdSchema })),
  /** Never refused to anybody. */
  'acting.end': call<void>().portal(z.strictObject({ sessionId: recordIdSchema }), 'anybody'),

  'frame.getState': call<FrameState>().frame(nothing),
  'frame.end': call<void>().frame(nothing),
  'frame.openInBrowser': call<void>().frame(nothing),
  'frame.reload': call<void>().frame(nothing),
  /** Begins the time limit anew; does nothing before the first warning. */
  'frame.extend': call<void>().frame(nothing),
  /** Goes to another portal of the same customer, in the same session. Rejects with `notFound` `acting.noPortal`. */
  'frame.openPortal': call<void>().frame(z.strictObject({ portalId: line(64) })),
  'frame.cancelDownload': call<void>().frame(downloadSchema),
  /** Takes a download that is over out of sight. */
  'frame.dismissDownload': call<void>().frame(downloadSchema),
  /** Takes the last refusal out of sight. */
  'frame.dismissWord': call<void>().frame(nothing)
} as const
