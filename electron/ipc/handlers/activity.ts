import type { ActivityService } from '../../services/activity/activity'
import { exportActivity, type ActivityExportParts } from '../../services/activity/activityExport'
import type { Handlers } from './types'

type ActivityCalls = Extract<keyof Handlers, `activity.${string}`>

export function activityHandlers(activity: ActivityService, exporting: ActivityExportParts): Pick<Handlers, ActivityCalls> {
  return {
    'activity.find': ({ offset, limit, ...filter }) => activity.find(filter, offset, limit),
    'activity.choices': () => activity.choices(),
    'activity.verify': () => activity.verify(),
    'activity.export': ({ format, ...filter }) => exportActivity(exporting, filter, format)
  }
}
