import { useI18n } from '../../i18n/I18nContext'
import { keysFor } from '../../shell/commands'
import { useTopic } from '../../stores/StoresContext'
import { Icon } from '../../ui/Icon'
import { CustomerMark } from '../../ui/Mark'
import { FavouriteMark } from '../customers/FavouriteMark'
import { RelationshipStatus } from '../../ui/RelationshipStatus'
import type { Entry } from './entries'

interface Props {
  readonly id: string
  readonly entry: Entry
  readonly selected: boolean
  readonly onChoose: (entry: Entry) => void
}

/** The focus stays in the box, so a line is chosen by Enter there; the pointer chooses it by pressing. */
export function EntryRow({ id, entry, selected, onChoose }: Props) {
  return (
    <div id={id} role="option" tabIndex={-1} aria-selected={selected} className="option" onMouseDown={event => event.preventDefault()} onClick={() => onChoose(entry)} onKeyDown={event => { if (event.key === 'Enter') onChoose(entry) }}>
      <Content entry={entry} />
    </div>
  )
}

function Content({ entry }: { readonly entry: Entry }) {
  const { t } = useI18n()
  const platform = useTopic('session', state => state.platform)
  if (entry.kind === 'session') {
    const { session } = entry
    return (
      <>
        <CustomerMark tenantId={session.tenantId} name={session.company} size="small" />
        <span>{session.company} <span className="muted small">{session.defaultDomain}</span></span>
        <span className="status"><Icon name="open" />{t('palette.openWindow')}</span>
      </>
    )
  }
  if (entry.kind === 'customer') {
    const { row } = entry
    return (
      <>
        <CustomerMark tenantId={row.tenantId} name={row.name} size="small" />
        <span>{row.name} <span className="muted small">{[row.defaultDomain, ...(row.aliases ?? []), ...(row.tags ?? [])].join(' · ')}</span></span>
        {row.favourite === true && <FavouriteMark />}
        <RelationshipStatus state={row.relationship} />
      </>
    )
  }
  return (
    <>
      <Icon name={entry.command.icon} />
      <span>{t(entry.command.label)}</span>
      {entry.command.keys !== undefined && <kbd>{keysFor(entry.command.keys, platform, t)}</kbd>}
    </>
  )
}
