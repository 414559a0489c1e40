import type { ActingSession } from '../../../electron/contract/acting'
import type { CustomerRow } from '../../../electron/contract/customer'
import type { MessageKey } from '../../i18n/translator'
import { commands, type Command } from '../../shell/commands'

/** One line of quick find. */
export type Entry =
  | { readonly kind: 'session'; readonly key: string; readonly session: ActingSession }
  | { readonly kind: 'customer'; readonly key: string; readonly row: CustomerRow }
  | { readonly kind: 'command'; readonly key: string; readonly command: Command }

interface Input {
  readonly text: string
  readonly rows: readonly CustomerRow[]
  readonly sessions: readonly ActingSession[]
  readonly label: (key: MessageKey) => string
}

/** Open windows first, then customers as the main process ranked them, then the commands whose words fit. */
export function paletteEntries({ text, rows, sessions, label }: Input): readonly Entry[] {
  const words = fold(text).split(/\s+/u).filter(Boolean)
  const fits = (...parts: readonly string[]): boolean => {
    const hay = fold(parts.join(' '))
    return words.every(word => hay.includes(word))
  }
  return [
    ...sessions.filter(session => fits(session.company, session.defaultDomain)).map(session => ({ kind: 'session', key: session.id, session }) as const),
    ...rows.map(row => ({ kind: 'customer', key: row.tenantId, row }) as const),
    ...commands.filter(command => command.id !== 'quickFind' && fits(label(command.label))).map(command => ({ kind: 'command', key: command.id, command }) as const)
  ]
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase()
}
