import { useI18n } from '../../i18n/I18nContext'
import { commands, keysFor } from '../../shell/commands'
import { useTopic } from '../../stores/StoresContext'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'

/** Every key of the application in one list. */
export function Shortcuts({ onClose }: { readonly onClose: () => void }) {
  const { t } = useI18n()
  const platform = useTopic('session', state => state.platform)
  return (
    <Dialog title={t('command.showShortcuts')} onClose={onClose}>
      <dl className="facts">
        {commands.filter(command => command.keys !== undefined).map(command => (
          <div key={command.id} className="grid-row-contents">
            <dt>{t(command.label)}</dt><dd><kbd>{keysFor(command.keys ?? '', platform, t)}</kbd></dd>
          </div>
        ))}
        <dt>{t('shortcuts.regions')}</dt><dd><kbd>F6</kbd></dd>
        <dt>{t('shortcuts.windows')}</dt><dd><kbd>{keysFor('Mod+1…9', platform, t)}</kbd></dd>
      </dl>
      <div className="dialog-buttons"><Button onClick={onClose}>{t('action.close')}</Button></div>
    </Dialog>
  )
}
