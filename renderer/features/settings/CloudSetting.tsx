import { cloudIds } from '../../../electron/contract/settings'
import { useBridge } from '../../stores/StoresContext'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { shown, useCall } from '../../ui/useCall'
import { SelectSetting } from './controls'
import type { SettingProps } from './settingList'

/** Which cloud the next start works with; a change is complete only after a restart, which it offers. */
export function CloudSetting({ settings, update, i18n, label, help }: SettingProps) {
  const bridge = useBridge()
  const about = shown(useCall(() => bridge.calls['app.about'](), 'about').state)
  const name = (id: (typeof cloudIds)[number]): string => i18n.t(`cloud.${id}`)
  if (about?.policy.cloud !== undefined && !about.cloudFixed) {
    return <div className="field"><span className="label-text">{label}</span><p className="muted">{i18n.t('settings.cloud.policy', { cloud: name(about.cloudInUse) })}</p></div>
  }
  if (about?.cloudFixed === true) {
    return <div className="field"><span className="label-text">{label}</span><p className="muted">{i18n.t('settings.cloud.fixed', { cloud: name(about.cloudInUse) })}</p></div>
  }
  return (
    <div className="stack">
      <SelectSetting label={label} help={help} value={settings.cloud} options={cloudIds} word={name} onChange={cloud => update({ cloud })} />
      {about !== undefined && about.cloudInUse !== settings.cloud && (
        <Notice severity="info">
          <p>{i18n.t('settings.cloud.restart', { cloud: name(settings.cloud) })}</p>
          <div><Button icon="sync" onClick={() => { void bridge.calls['app.restart']() }}>{i18n.t('settings.restart')}</Button></div>
        </Notice>
      )}
    </div>
  )
}
