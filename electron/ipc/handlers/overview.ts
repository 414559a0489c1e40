import type { OverviewService } from '../../services/overview'
import type { Handlers } from './types'

export function overviewHandlers(overview: OverviewService): Pick<Handlers, 'overview.licences' | 'overview.licenceList' | 'overview.actingTime'> {
  return {
    'overview.licences': () => overview.licences(),
    'overview.licenceList': (query) => overview.licenceList(query),
    'overview.actingTime': () => overview.actingTime()
  }
}
