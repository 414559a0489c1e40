import { useState } from 'react'
import { Link } from 'wouter'
import type { RelationshipRow } from '../../../../electron/contract/relationship'
import { invitationDays } from '../../../../electron/domain/relationshipLife'
import { useI18n } from '../../../i18n/I18nContext'
import { paths } from '../../../shell/routes'
import { useBridge, useTopic } from '../../../stores/StoresContext'
import { Moment } from '../../../ui/Age'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { Page } from '../../../ui/Page'
import { RightsLink } from '../../../ui/RightsLink'
import { EmptyState, ErrorState, Loading } from '../../../ui/states'
import { useFull } from '../../../ui/useFull'
import { useAction } from '../../../ui/useAction'
import { shown, useCall } from '../../../ui/useCall'
import { useGoOn } from '../../../ui/useGoOn'
import { BatchProgress, useBatch } from '../BatchProgress'
import { Customer } from '../Customer'
import { Freshness } from '../Freshness'
import { RefreshRelationships } from '../RefreshRelationships'
import { Sections } from '../Sections'
import { useChosen } from '../useChosen'

/** Invitations without an answer, the oldest first, to be withdrawn one by one or many at once (capabilities 5.2). */
export function WaitingPage() {
  const { t } = useI18n()
  const bridge = useBridge()
  const revision = useTopic('relationships', state => state.revision)
  const { state, reload } = useCall(() => bridge.calls['relationships.find']({ state: 'invited', waiting: 0, sort: 'createdAt', limit: 200 }), 'waiting', revision)
  const page = shown(state)
  const nothing = useGoOn<HTMLDivElement>(page === undefined ? undefined : String(page.total === 0))
  return (
    <Page title={t('relationships.waiting')} help="waiting.help" action={<RefreshRelationships />}>
      <Sections />
      <Freshness readAt={page?.readAt} />
      {state.step === 'loading' && <Loading />}
      {state.step === 'failed' && <ErrorState error={state.error} onRetry={reload} />}
      <BatchProgress kinds={['withdraw']} />
      {page?.total === 0 && <div ref={nothing} tabIndex={-1}><EmptyState text={t('waiting.nothing')}><Link href={paths.newOffer}>{t('overview.delegated')}</Link></EmptyState></div>}
      {page !== undefined && page.total > 0 && <Invitations rows={page.rows} />}
      {page !== undefined && page.total > page.rows.length && <p className="muted">{t('waiting.more', { shown: page.rows.length, total: page.total })}</p>}
    </Page>
  )
}

function Invitations({ rows }: { readonly rows: readonly RelationshipRow[] }) {
  const { t } = useI18n()
  const bridge = useBridge()
  const full = useFull()
  const offline = useTopic('session', state => state.connection === 'offline')
  const { chosen, toggle, choose } = useChosen(rows.map(({ id }) => id))
  const [asking, setAsking] = useState(false)
  const [withdrawn, setWithdrawn] = useState(0)
  // With nothing chosen any more the button of the question is another one, and the dialog cannot give the focus back to it.
  const buttons = useGoOn<HTMLDivElement>(String(withdrawn))
  const running = useBatch()?.running === true
  const [now] = useState(() => Date.now())
  const stale = rows.filter(row => now - Date.parse(row.createdAt) >= invitationDays * 86_400_000)
  const begin = useAction(() => bridge.calls['relationships.withdraw']({ ids: chosen }))
  const withdraw = async (): Promise<void> => {
    setAsking(false)
    const begun = await begin.run()
    if (begun?.ok !== true) return
    choose([])
    setWithdrawn(before => before + 1)
  }
  const blocked = !full ? t('relationships.why.limited') : offline ? t('relationships.offline') : running ? t('batch.running') : chosen.length === 0 ? t('waiting.chooseFirst') : undefined
  return (
    <>
      <div className="row" ref={buttons} tabIndex={-1}>
        <Button look="primary" busy={begin.busy} blocked={blocked} onClick={() => setAsking(true)}>{t('waiting.withdraw', { count: chosen.length })}</Button>
        <Button onClick={() => choose(stale.map(({ id }) => id))} blocked={stale.length === 0 ? t('waiting.noneStale', { days: invitationDays }) : undefined}>{t('waiting.chooseStale', { count: stale.length, days: invitationDays })}</Button>
        <Button look="quiet" onClick={() => choose(chosen.length === rows.length ? [] : rows.map(({ id }) => id))}>{t(chosen.length === rows.length ? 'waiting.chooseNone' : 'waiting.chooseAll')}</Button>
      </div>
      {begin.error !== undefined && <ErrorState error={begin.error} />}
      {!full && <RightsLink />}
      <div className="table-wrap">
        <table className="table">
          <caption className="hidden-visually">{t('relationships.waiting')}</caption>
          <thead><tr><th scope="col"><span className="hidden-visually">{t('waiting.chosen')}</span></th><th scope="col">{t('relationships.customer')}</th><th scope="col">{t('relationships.name')}</th><th scope="col">{t('waiting.since')}</th></tr></thead>
          <tbody>
            {rows.map(row => (
              <tr key={row.id}>
                <td><input type="checkbox" checked={chosen.includes(row.id)} aria-label={t('waiting.choose', { customer: row.customer ?? t('relationships.anyone'), name: row.name })} onChange={() => toggle(row.id)} /></td>
                <th scope="row"><span className="name-cell"><Customer of={row} linked /></span></th>
                <td><Link href={paths.relationship(row.id)}>{row.name}</Link></td>
                <td><Moment instant={row.createdAt} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {asking && (
        <Dialog title={t('waiting.askTitle', { count: chosen.length })} onClose={() => setAsking(false)}>
          <p>{t('waiting.askText')}</p>
          <ul className="plain-rows dialog-list">{rows.filter(({ id }) => chosen.includes(id)).map(row => <li key={row.id} className="wrap">{row.customer ?? t('relationships.anyone')} · {row.name}</li>)}</ul>
          <div className="dialog-buttons">
            <Button onClick={() => setAsking(false)}>{t('waiting.keep')}</Button>
            <Button look="primary" onClick={() => { void withdraw() }}>{t('waiting.withdraw', { count: chosen.length })}</Button>
          </div>
        </Dialog>
      )}
    </>
  )
}
