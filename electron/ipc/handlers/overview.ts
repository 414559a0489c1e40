import type { OverviewService } from '../../services/overview'
import type { Handlers } from './types'

export function overviewHandlers(overview: OverviewService): Pick<Handlers, 'overview.licences' | 'overview.actingTime'> {
  return {
    'overview.licences': () => overview.licences(),
    'overview.actingTime': () => overview.actingTime()
  }
}
