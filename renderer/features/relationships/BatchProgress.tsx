import { useEffect } from 'react'
import type { RelationshipBatch } from '../../../electron/contract/relationship'
import { useI18n } from '../../i18n/I18nContext'
import { useBridge, useStores, useTopic } from '../../stores/StoresContext'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { useGoOn } from '../../ui/useGoOn'

/** The work on many relationships of one kind: how far it is, its stop, and at its end what did not work and why. */
export function BatchProgress({ kinds }: { readonly kinds: readonly RelationshipBatch['kind'][] }) {
  const { t, error: words } = useI18n()
  const batch = useBatch()
  const stop = useTopic('relationships', state => state.stopBatch)
  const store = useStores().relationships
  const outcome = useGoOn<HTMLDivElement>(batch === undefined ? undefined : String(batch.running))
  if (batch === undefined || !kinds.includes(batch.kind)) return null
  const { kind, done, total, running, stopped, failures } = batch
  if (running) {
    return (
      <div className="row" role="status">
        <progress value={done} max={total} aria-label={t(`batch.${kind}`)} />
        <span className="nums">{t('batch.progress', { done, total })}</span>
        <Button icon="dismiss" onClick={() => { void stop() }}>{t('batch.stop')}</Button>
      </div>
    )
  }
  return (
    <div ref={outcome} tabIndex={-1}>
      <Notice severity={failures.length > 0 ? 'warning' : stopped ? 'info' : 'success'} onDismiss={() => store.setState({ batch: undefined })}>
        <p>{t(stopped ? 'batch.stopped' : `batch.done.${kind}`, { done: done - failures.length, total, left: total - done })}</p>
        {failures.length > 0 && (
          <ul className="plain-rows">
            {failures.map(({ id, name, error }) => <li key={id} className="wrap"><strong>{name}</strong>: {words(error)} <span className="small muted mono">{error.correlationId}</span></li>)}
          </ul>
        )}
      </Notice>
    </div>
  )
}

/** Events tell of it; one that was begun on another page is asked for once. */
export function useBatch(): RelationshipBatch | undefined {
  const bridge = useBridge()
  const store = useStores().relationships
  const batch = useTopic('relationships', state => state.batch)
  useEffect(() => {
    void bridge.calls['relationships.batch']().then(result => {
      if (result.ok && result.value?.running === true && store.getState().batch === undefined) store.setState({ batch: result.value })
    })
  }, [bridge, store])
  return batch
}
