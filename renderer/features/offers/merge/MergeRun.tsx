import { useState, type RefObject } from 'react'
import type { AppError, Result } from '../../../../electron/contract/errors'
import type { Merge } from '../../../../electron/contract/merge'
import { useI18n } from '../../../i18n/I18nContext'
import { useBridge } from '../../../stores/StoresContext'
import { Button } from '../../../ui/Button'
import { Notice } from '../../../ui/Notice'
import { ErrorState } from '../../../ui/states'
import { MergeItems } from './MergeItems'
import { MergePreview } from './MergePreview'

interface Props {
  /** Where the work goes on when a step took its buttons away. */
  readonly heading: RefObject<HTMLHeadingElement | null>
  readonly merge: Merge
  readonly put: (merge: Merge) => void
  readonly onNew: () => void
}

/** The messages of a mail merge, one after the other, with progress; it can be stopped and goes on where it was. */
export function MergeRun({ heading, merge, put, onNew }: Props) {
  const { t } = useI18n()
  const bridge = useBridge()
  const [busy, setBusy] = useState<'email' | 'file' | 'all' | 'stop' | 'resume' | undefined>(undefined)
  const [error, setError] = useState<AppError | undefined>(undefined)
  const [looked, setLooked] = useState<number | undefined>(undefined)
  const { id: mergeId, items, position, state } = merge
  const run = async (what: NonNullable<typeof busy>, work: () => Promise<Result<Merge>>): Promise<void> => {
    setBusy(what)
    setLooked(undefined)
    const result = await work()
    setBusy(undefined)
    if (result.ok) put(result.value)
    setError(result.ok || result.error.kind === 'cancelled' ? undefined : result.error)
  }
  const done = items.filter(item => item.state !== 'waiting' && item.state !== 'failed').length
  const index = looked ?? Math.min(position, items.length - 1)
  const calls = bridge.calls
  return (
    <>
      <section className="stack" aria-labelledby="merge-progress">
        <h2 id="merge-progress" ref={heading} tabIndex={-1}>{t('merge.progress', { done, total: items.length })}</h2>
        <progress aria-labelledby="merge-progress" max={items.length} value={done} />
        {state === 'done' && <Notice severity="success"><p>{t('merge.done')}</p></Notice>}
        {state === 'stopped' && <Notice severity="info"><p>{t('merge.stopped')}</p></Notice>}
        {merge.lastHandOver !== undefined && <p className="small muted" role="status">{t(`composer.handedOver.${merge.lastHandOver}`)}</p>}
        {error !== undefined && <ErrorState error={error} />}
        <div className="row">
          {state === 'open' && (
            <>
              <Button look="primary" icon="mail" busy={busy === 'email'} onClick={() => { void run('email', () => calls['merge.next']({ mergeId, how: 'email' })) }}>{t('merge.openNext')}</Button>
              <Button icon="save" busy={busy === 'file'} onClick={() => { void run('file', () => calls['merge.next']({ mergeId, how: 'file' })) }}>{t('merge.saveNext')}</Button>
              <Button busy={busy === 'all'} onClick={() => { void run('all', () => calls['merge.exportAll']({ mergeId })) }}>{t('merge.exportAll')}</Button>
            </>
          )}
          {(state === 'open' || state === 'exporting') && <Button busy={busy === 'stop'} onClick={() => { void run('stop', () => calls['merge.stop']({ mergeId })) }}>{t('merge.stop')}</Button>}
          {state === 'stopped' && <Button look="primary" busy={busy === 'resume'} onClick={() => { void run('resume', () => calls['merge.resume']({ mergeId })) }}>{t('merge.resume')}</Button>}
          {(state === 'done' || state === 'stopped') && <Button onClick={onNew}>{t('merge.new')}</Button>}
        </div>
      </section>
      <div className="columns">
        <MergeItems merge={merge} shown={index} onShow={setLooked} put={put} onError={setError} />
        <MergePreview merge={merge} index={index} />
      </div>
    </>
  )
}
