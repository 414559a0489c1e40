import { Popover } from '@base-ui/react/popover'
import { useI18n } from '../i18n/I18nContext'
import { useTopic } from '../stores/StoresContext'
import { Button } from '../ui/Button'
import { Icon } from '../ui/Icon'
import { CustomerMark } from '../ui/Mark'

/** The open acting-as windows: show one, or end it. */
export function OpenSessionsPopup({ label }: { readonly label: string }) {
  const { t } = useI18n()
  const sessions = useTopic('acting', state => state.sessions)
  const focus = useTopic('acting', state => state.focus)
  const end = useTopic('acting', state => state.end)
  return (
    <Popover.Root defaultOpen>
      <Popover.Trigger className="button" data-look="quiet" aria-label={label}>
        <Icon name="open" /><span className="wide-only">{label}</span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner className="menu-positioner" sideOffset={4} align="start">
          <Popover.Popup className="menu" aria-label={label}>
            <ul className="list">
              {sessions.map(session => (
                <li key={session.id}>
                  <CustomerMark tenantId={session.tenantId} name={session.company} size="small" />
                  <span>{session.company}<br /><span className="small muted">{session.defaultDomain}</span></span>
                  <Button look="quiet" aria-label={t('acting.showNamed', { company: session.company })} onClick={() => { void focus(session.id) }}>{t('acting.show')}</Button>
                  <Button look="quiet" aria-label={t('acting.endNamed', { company: session.company })} onClick={() => { void end(session.id) }}>{t('acting.endSession')}</Button>
                </li>
              ))}
            </ul>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
