import { useState, type ReactNode } from 'react'
import { Link } from 'wouter'
import { useI18n } from '../../i18n/I18nContext'
import { paths } from '../../shell/routes'
import { useBridge, useTopic } from '../../stores/StoresContext'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { ErrorState } from '../../ui/states'
import { useAction } from '../../ui/useAction'
import { shown, useCall } from '../../ui/useCall'
import { useCopy } from '../../ui/useCopy'
import type { SettingProps } from './settingList'

/** A setting that is no value but something to do or to know. */
export function Panel({ label, help, children }: Pick<SettingProps, 'label' | 'help'> & { readonly children?: ReactNode }) {
  return (
    <div className="field">
      <span className="label-text">{label}</span>
      <p className="small muted">{help}</p>
      {children}
    </div>
  )
}

/** In place of a control that administrators have decided. */
export function Fixed(words: Pick<SettingProps, 'label' | 'help'>) {
  const { t } = useI18n()
  return <Panel {...words}><p>{t('settings.fixed.text')}</p></Panel>
}

export function HelpSentences({ settings, update, i18n: { t }, ...words }: SettingProps) {
  return (
    <Panel {...words}>
      <p className="muted">{t('settings.helpHidden', { count: settings.hiddenHelp.length })}</p>
      <div><Button blocked={settings.hiddenHelp.length === 0 ? t('settings.helpAllShown') : undefined} onClick={() => update({ hiddenHelp: [] })}>{t('settings.helpReset')}</Button></div>
    </Panel>
  )
}

export function TemplatesLink({ label, help }: SettingProps) {
  return <Panel label={label} help={help}><div><Link className="button" href={paths.templates}>{label}</Link></div></Panel>
}

export function WhatIsKept({ label, help, i18n: { t } }: SettingProps) {
  return <Panel label={label} help={help}><div><Link className="button" href={paths.privacy}>{t('settings.kept.more')}</Link></div></Panel>
}

export function DiagnosticsLink({ label, help, i18n: { t } }: SettingProps) {
  return <Panel label={label} help={help}><div><Link className="button" href={paths.diagnostics}>{t('settings.diagnostics.open')}</Link></div></Panel>
}

export function OnboardingLink({ label, help }: SettingProps) {
  return <Panel label={label} help={help}><div><Link className="button" href={paths.onboarding}>{label}</Link></div></Panel>
}

export function Version({ label }: SettingProps) {
  const version = useTopic('session', state => state.version)
  return <dl className="facts"><dt>{label}</dt><dd className="nums">{version}</dd></dl>
}

export function DataFolder({ label, help, i18n: { t } }: SettingProps) {
  const bridge = useBridge()
  const about = shown(useCall(() => bridge.calls['app.about'](), 'about').state)
  const { copy, copied, error: copyError } = useCopy()
  const opened = useAction(() => bridge.calls['app.showDataFolder']())
  const error = copyError ?? opened.error
  return (
    <Panel label={label} help={help}>
      {about !== undefined && <p className="mono wrap">{about.dataFolder}</p>}
      <div className="row">
        <Button icon="open" onClick={() => { void opened.run() }}>{t('settings.folder.show')}</Button>
        <Button icon="copy" onClick={() => { if (about !== undefined) void copy(about.dataFolder, about.dataFolder) }}>{t('settings.folder.copy')}</Button>
        <span role="status" className="small muted">{copied !== undefined && t('settings.folder.copied')}</span>
      </div>
      {error !== undefined && <ErrorState error={error} />}
    </Panel>
  )
}

export function Reset({ label, help, i18n: { t } }: SettingProps) {
  const reset = useTopic('settings', state => state.reset)
  const [asks, setAsks] = useState(false)
  const [done, setDone] = useState(false)
  const run = async (): Promise<void> => {
    setAsks(false)
    setDone(await reset())
  }
  return (
    <Panel label={label} help={help}>
      <div className="row">
        <Button onClick={() => setAsks(true)}>{t('settings.resetAll.button')}</Button>
        <span role="status" className="small muted">{done && t('settings.resetAll.done')}</span>
      </div>
      {asks && (
        <Dialog title={t('settings.resetAll.title')} onClose={() => setAsks(false)}>
          <p>{help}</p>
          <div className="dialog-buttons">
            <Button onClick={() => setAsks(false)}>{t('settings.resetAll.keep')}</Button>
            <Button look="primary" onClick={() => { void run() }}>{t('settings.resetAll.button')}</Button>
          </div>
        </Dialog>
      )}
    </Panel>
  )
}
