import { useState } from 'react'
import { Link } from 'wouter'
import type { CallRule } from '../../../electron/contract/calls'
import { askers, permissionOf, type Asker, type Permission } from '../../../electron/domain/callPermission'
import { useI18n } from '../../i18n/I18nContext'
import { TopicWords } from '../../i18n/TopicWords'
import { rightsWords } from '../../i18n/topics/rights'
import { paths } from '../../shell/routes'
import { useBridge, useTopic } from '../../stores/StoresContext'
import { FilterChoice } from '../../ui/FilterChoice'
import { Icon } from '../../ui/Icon'
import type { IconName } from '../../ui/icons'
import { Page } from '../../ui/Page'
import { ErrorState, Loading } from '../../ui/states'
import { shown, useCall } from '../../ui/useCall'
import { abilitiesOf, topics, type AbilityTopic } from './abilities'
import '../../styles/rights.css'

type Rules = Readonly<Record<string, CallRule>>

/** What each role may do, in plain words; who may is the contract's, asked of the main process. */
export function RightsPage() {
  return <TopicWords words={rightsWords}><Rights /></TopicWords>
}

function Rights() {
  const { t } = useI18n()
  const bridge = useBridge()
  const { state, reload } = useCall(() => bridge.calls['team.rights'](), 'rights')
  const [only, setOnly] = useState<'differences' | undefined>(undefined)
  const rules = shown(state)
  return (
    <Page title={t('rights.title')} help="rights.help">
      {state.step === 'loading' && <Loading />}
      {state.step === 'failed' && <ErrorState error={state.error} onRetry={reload} />}
      {rules !== undefined && (
        <div className="stack">
          <div className="filters">
            <FilterChoice id="rights-filter" label={t('rights.filter')} all={t('rights.filter.all')} options={['differences']} value={only} word={() => t('rights.filter.differences')} onChange={setOnly} />
          </div>
          <Table rules={rules} differencesOnly={only !== undefined} />
          <div className="rights-notes small muted">
            {(['access', 'limited', 'decided'] as const).map(note => <p key={note}>{t(`rights.note.${note}`)}</p>)}
          </div>
        </div>
      )}
      <p><Link href={paths.team}>{t('rights.toTeam')}</Link></p>
    </Page>
  )
}

/** The column of who sits here. */
function useOwnColumn(): Asker | undefined {
  return useTopic('session', ({ session }) => {
    if (session.step !== 'signedIn') return undefined
    const { role, partnerGlobalAdministrator } = session.technician
    return role === 'full' && partnerGlobalAdministrator ? 'globalAdministrator' : role
  })
}

function Table({ rules, differencesOnly }: { readonly rules: Rules; readonly differencesOnly: boolean }) {
  const { t } = useI18n()
  const own = useOwnColumn()
  return (
    <table className="rights">
      <caption className="hidden-visually">{t('rights.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('rights.what')}</th>
          {askers.map(asker => (
            <th key={asker} scope="col" data-own={asker === own || undefined}>
              {t(`rights.column.${asker}`)}{asker === own && <> <span className="rights-you small">{t('rights.you')}</span></>}
            </th>
          ))}
        </tr>
      </thead>
      {topics.map(topic => <Topic key={topic} topic={topic} rules={rules} own={own} differencesOnly={differencesOnly} />)}
    </table>
  )
}

function Topic({ topic, rules, own, differencesOnly }: { readonly topic: AbilityTopic; readonly rules: Rules; readonly own: Asker | undefined; readonly differencesOnly: boolean }) {
  const { t } = useI18n()
  const rows = abilitiesOf(topic).flatMap(({ key, calls: [first] }) => {
    const rule = rules[first]
    if (rule === undefined) return []
    const said = askers.map(asker => ({ asker, permission: permissionOf(rule, asker) }))
    // Whoever has no role has no command but those that need none: that alone tells no two technicians apart.
    const differs = new Set(said.slice(1).map(({ permission }) => permission)).size > 1
    return differencesOnly && !differs ? [] : [{ key, said }]
  })
  if (rows.length === 0) return null
  return (
    <tbody>
      <tr><th scope="rowgroup" colSpan={askers.length + 1} className="rights-topic">{t(`rights.topic.${topic}`)}</th></tr>
      {rows.map(({ key, said }) => (
        <tr key={key}>
          <th scope="row">{t(`rights.${key}`)}</th>
          {said.map(({ asker, permission }) => <td key={asker} data-own={asker === own || undefined}><Says permission={permission} /></td>)}
        </tr>
      ))}
    </tbody>
  )
}

const looks: Readonly<Record<Permission, { readonly tone: 'good' | 'warn' | 'none'; readonly icon: IconName }>> = {
  yes: { tone: 'good', icon: 'check' },
  no: { tone: 'none', icon: 'prohibited' },
  whereAccess: { tone: 'good', icon: 'handshake' },
  asUserAdministrator: { tone: 'warn', icon: 'person' },
  invitationsOnly: { tone: 'warn', icon: 'mail' }
}

function Says({ permission }: { readonly permission: Permission }) {
  const { t } = useI18n()
  const { tone, icon } = looks[permission]
  return <span className="status" data-tone={tone}><Icon name={icon} />{t(`rights.permission.${permission}`)}</span>
}
