import type { DiagnosticsService } from '../../services/diagnostics'
import type { Handlers } from './types'

type DiagnosticCalls = Extract<keyof Handlers, `diagnostics.${string}`>

export function diagnosticsHandlers(diagnostics: DiagnosticsService): Pick<Handlers, DiagnosticCalls> {
  return {
    'diagnostics.collect': () => diagnostics.collect(),
    'diagnostics.save': ({ id, sections }) => diagnostics.save(id, sections)
  }
}
