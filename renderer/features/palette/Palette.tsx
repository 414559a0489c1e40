import { Dialog } from '@base-ui/react/dialog'
import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react'
import { useLocation } from 'wouter'
import type { PortalCommand } from '../../../electron/contract/events'
import { useI18n } from '../../i18n/I18nContext'
import { useStores, useTopic } from '../../stores/StoresContext'
import { ErrorState } from '../../ui/states'
import { EntryRow } from './EntryRow'
import { paletteEntries, type Entry } from './entries'
import { paths } from '../../shell/routes'
import { useActive } from './useActive'

interface Props {
  readonly run: (command: PortalCommand) => void
}

/** Quick find: open windows, customers and commands, as one types (capabilities 3.4). */
export function Palette({ run }: Props) {
  const { t } = useI18n()
  const [, go] = useLocation()
  const palette = useStores().palette
  const { text, rows, answered, total, error, enteredEarly } = useTopic('palette', state => state)
  const sessions = useTopic('acting', state => state.sessions)
  const focusSession = useTopic('acting', state => state.focus)
  const entries = useMemo(() => paletteEntries({ text, rows, sessions, label: t }), [text, rows, sessions, t])
  const box = useRef<HTMLInputElement>(null)
  const close = palette.getState().hide
  const choose = (entry: Entry | undefined): void => {
    if (entry === undefined) return
    close()
    if (entry.kind === 'session') void focusSession(entry.session.id)
    else if (entry.kind === 'customer') go(paths.customer(entry.row.tenantId))
    else run(entry.command.id)
  }
  const { current, move, enter } = useActive({ text, entries, answered: answered === text, choose })
  useEffect(() => {
    if (!enteredEarly) return
    palette.setState({ enteredEarly: false })
    enter()
  }, [enteredEarly, palette, enter])
  useEffect(() => { document.getElementById(`palette-${current}`)?.scrollIntoView({ block: 'nearest' }) }, [current])
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') enter()
    else if (event.key === 'ArrowDown') move(current + 1)
    else if (event.key === 'ArrowUp') move(current - 1)
    else return
    event.preventDefault()
  }
  return (
    <Dialog.Root open onOpenChange={open => { if (!open) close() }}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog palette" aria-label={t('palette.title')} initialFocus={box}>
          <input
            ref={box}
            className="input"
            type="text"
            role="combobox"
            aria-label={t('palette.label')}
            placeholder={t('palette.label')}
            aria-expanded={entries.length > 0}
            aria-controls="palette-list"
            aria-autocomplete="list"
            aria-activedescendant={entries.length > 0 ? `palette-${current}` : undefined}
            autoComplete="off"
            spellCheck={false}
            maxLength={200}
            value={text}
            onChange={event => palette.getState().type(event.target.value)}
            onKeyDown={onKeyDown}
            // What was typed before the box was there is written on, not over.
            onFocus={event => event.target.setSelectionRange(text.length, text.length)}
          />
          <div className="options" id="palette-list" role="listbox" aria-label={t('palette.options')}>
            {entries.map((entry, index) => (
              <EntryRow key={entry.key} id={`palette-${index}`} entry={entry} selected={index === current} onChoose={choose} />
            ))}
          </div>
          {error !== undefined && <ErrorState error={error} />}
          <p className="small muted" role="status">{entries.length === 0 ? t('palette.nothing') : t('palette.count', { count: total, shown: rows.length })}</p>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
