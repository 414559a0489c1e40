import { useI18n } from '../../i18n/I18nContext'
import { useTopic } from '../../stores/StoresContext'
import { Button } from '../../ui/Button'
import { ListIcon } from './ListIcon'

/** Holds the reading of all customers, goes on with it, or stops it. */
export function WorkControls({ paused }: { readonly paused: boolean }) {
  const { t } = useI18n()
  const hold = useTopic('customers', state => state.holdRefresh)
  const cancel = useTopic('customers', state => state.cancelRefresh)
  return (
    <>
      <Button onClick={() => { void hold(!paused) }}><ListIcon name={paused ? 'play' : 'pause'} />{t(paused ? 'work.resume' : 'work.pause')}</Button>
      <Button onClick={() => { void cancel() }}>{t('action.cancel')}</Button>
    </>
  )
}

/** The same in the header, without words to be seen: there is little room. */
export function HeaderControls({ paused }: { readonly paused: boolean }) {
  const { t } = useI18n()
  const hold = useTopic('customers', state => state.holdRefresh)
  const cancel = useTopic('customers', state => state.cancelRefresh)
  const holdName = t(paused ? 'work.resumeReading' : 'work.pauseReading')
  return (
    <>
      <Button look="quiet" aria-label={holdName} title={holdName} onClick={() => { void hold(!paused) }}><ListIcon name={paused ? 'play' : 'pause'} /></Button>
      <Button look="quiet" icon="dismiss" aria-label={t('work.cancelReading')} title={t('work.cancelReading')} onClick={() => { void cancel() }}>{null}</Button>
    </>
  )
}
