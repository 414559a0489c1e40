import { useState } from 'react'
import type { TenantId } from '../../../../electron/contract/ids'
import type { Colleague, ReachReport } from '../../../../electron/contract/relationship'
import { useI18n } from '../../../i18n/I18nContext'
import { useBridge, useTopic } from '../../../stores/StoresContext'
import { Age } from '../../../ui/Age'
import { Button } from '../../../ui/Button'
import { CustomerMark } from '../../../ui/Mark'
import { Page } from '../../../ui/Page'
import { ErrorState, Loading } from '../../../ui/states'
import { shown, useCall } from '../../../ui/useCall'
import { NextAction } from './NextAction'
import { Steps } from './Steps'

/** Why somebody cannot get into a customer: one question after the other, and what to do about the first that fails (capabilities 5.3). */
export function ReachPage({ tenantId }: { readonly tenantId: TenantId }) {
  const { t } = useI18n()
  const bridge = useBridge()
  const [colleague, setColleague] = useState<Colleague | undefined>(undefined)
  // Asked again when what was missing has been repaired.
  const repaired = useTopic('relationships', ({ batch }) => (batch?.kind === 'repair' && !batch.running ? 1 : 0))
  const { state, reload } = useCall(
    () => bridge.calls['reach.check']({ tenantId, ...(colleague !== undefined && { colleague: { id: colleague.id, name: colleague.name } }) }), `${tenantId} ${colleague?.id ?? ''}`, repaired
  )
  const report = shown(state)
  const title = report === undefined ? t('reach.title') : t('reach.titleFor', { customer: report.customer })
  return (
    <Page title={title} mark={report === undefined ? undefined : <CustomerMark tenantId={tenantId} name={report.customer} size="large" />} help="reach.help" action={<Button icon="sync" busy={state.step === 'loading'} onClick={reload}>{t('reach.again')}</Button>}>
      <Who chosen={colleague} onChoose={setColleague} />
      {state.step === 'loading' && <Loading />}
      {state.step === 'failed' && <ErrorState error={state.error} onRetry={reload} />}
      {report !== undefined && <Result report={report} />}
    </Page>
  )
}

function Result({ report }: { readonly report: ReachReport }) {
  return (
    <>
      <Steps report={report} />
      <NextAction report={report} />
      <p><Age instant={report.checkedAt} /></p>
    </>
  )
}

/** Oneself, or somebody of the team: the list is read when it is wanted. */
function Who({ chosen, onChoose }: { readonly chosen: Colleague | undefined; readonly onChoose: (colleague: Colleague | undefined) => void }) {
  const { t } = useI18n()
  const bridge = useBridge()
  const { state, reload } = useCall(() => bridge.calls['reach.colleagues'](), 'colleagues')
  const colleagues = shown(state) ?? []
  return (
    <div className="field">
      <label htmlFor="reach-who">{t('reach.who')}</label>
      <select id="reach-who" className="input setting-select" value={chosen?.id ?? ''} onChange={event => onChoose(colleagues.find(({ id }) => id === event.target.value))}>
        <option value="">{t('reach.myself')}</option>
        {colleagues.map(({ id, name, userPrincipalName }) => <option key={id} value={id}>{name} ({userPrincipalName})</option>)}
      </select>
      {state.step === 'failed' && <ErrorState error={state.error} onRetry={reload} />}
    </div>
  )
}
