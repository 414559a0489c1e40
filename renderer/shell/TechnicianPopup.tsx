import { Popover } from '@base-ui/react/popover'
import type { PortalCommand } from '../../electron/contract/events'
import type { Technician } from '../../electron/contract/session'
import { useI18n } from '../i18n/I18nContext'
import { Button } from '../ui/Button'
import { Icon } from '../ui/Icon'

interface Props {
  readonly technician: Technician
  readonly label: string
  readonly run: (command: PortalCommand) => void
}

/** Name, account and delegated administration role of the technician, and the way out. */
export function TechnicianPopup({ technician, label, run }: Props) {
  const { t } = useI18n()
  return (
    <Popover.Root defaultOpen>
      <Popover.Trigger className="button" data-look="quiet" aria-label={label}>
        <Icon name="person" /><span className="wide-only">{technician.displayName}</span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner className="menu-positioner" sideOffset={4} align="end">
          <Popover.Popup className="menu" aria-label={label}>
            <div className="menu-head">
              <p><strong>{technician.displayName}</strong></p>
              <p className="small">{technician.userPrincipalName}</p>
              <p className="small">{t('technician.role')}: {t(`role.${technician.role}`)}</p>
            </div>
            <Button look="quiet" icon="people" onClick={() => run('switchAccount')}>{t('command.switchAccount')}</Button>
            <Button look="quiet" icon="person" onClick={() => run('signOut')}>{t('command.signOut')}</Button>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
