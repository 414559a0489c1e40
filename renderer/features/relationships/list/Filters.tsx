import type { RoleTemplates } from '../../../../electron/contract/roleTemplate'
import { radarDays, relationshipOrigins, relationshipStates, type RelationshipFilter } from '../../../../electron/contract/relationship'
import { useI18n } from '../../../i18n/I18nContext'
import { Button } from '../../../ui/Button'
import { FilterChoice } from '../../../ui/FilterChoice'
import { templateName } from '../../../ui/templateName'
import type { Shown } from './filterAddress'

const states = relationshipStates.filter(state => state !== 'none')
const withins = radarDays.map(String)
const origins = [...relationshipOrigins, 'anyone'] as const
const yesNo = ['yes', 'no'] as const

const flag = (value: boolean | undefined) => (value === undefined ? undefined : value ? 'yes' : 'no')
const isYes = (value: string | undefined) => (value === undefined ? undefined : value === 'yes')

interface Props {
  readonly asked: Shown
  readonly text: string
  readonly roles: RoleTemplates | undefined
  readonly onText: (text: string) => void
  readonly onShow: (next: Shown) => void
}

/** What narrows the list; each choice is in the address at once. */
export function Filters({ asked, text, roles, onText, onShow }: Props) {
  const i18n = useI18n()
  const { t } = i18n
  const { filter } = asked
  const set = (patch: { readonly [K in keyof RelationshipFilter]?: RelationshipFilter[K] | undefined }): void =>
    onShow({ ...asked, filter: Object.fromEntries(Object.entries({ ...filter, ...patch }).filter(([, value]) => value !== undefined)) as RelationshipFilter })
  const nameOf = (id: string): string => {
    const found = roles?.templates.find(template => template.id === id)
    return found === undefined ? id : templateName(i18n, found)
  }
  return (
    <div className="filters">
      <div className="field">
        <label htmlFor="relationships-text">{t('relationships.search')}</label>
        <input id="relationships-text" className="input" type="search" value={text} maxLength={200} spellCheck={false} onChange={event => onText(event.target.value)} />
      </div>
      <FilterChoice id="relationships-state" label={t('relationships.state')} all={t('relationships.anyState')} options={states} value={filter.state} word={one => t(`relationship.${one}`)} onChange={state => set({ state })} />
      <FilterChoice id="relationships-within" label={t('relationships.ends')} all={t('relationships.anyEnd')} options={withins} value={filter.within === undefined ? undefined : String(filter.within)} word={one => t('relationships.within', { days: Number(one) })} onChange={within => set({ within: within === undefined ? undefined : Number(within) })} />
      <FilterChoice id="relationships-template" label={t('relationships.roles')} all={t('relationships.anyRoles')} options={(roles?.templates ?? []).map(({ id }) => id)} value={filter.template} word={nameOf} onChange={template => set({ template })} />
      <FilterChoice id="relationships-group" label={t('relationships.group')} all={t('relationships.anyGroup')} options={(roles?.mapping ?? []).map(({ id }) => id)} value={filter.group} word={id => roles?.mapping.find(one => one.id === id)?.name ?? id} onChange={group => set({ group })} />
      <FilterChoice id="relationships-origin" label={t('relationships.madeBy')} all={t('relationships.anybody')} options={origins} value={filter.origin} word={one => t(`relationships.origin.${one}`)} onChange={origin => set({ origin })} />
      <FilterChoice id="relationships-extend" label={t('relationships.autoExtend')} all={t('relationships.either')} options={yesNo} value={flag(filter.autoExtend)} word={one => t(`relationships.${one}`)} onChange={value => set({ autoExtend: isYes(value) })} />
      <FilterChoice id="relationships-problem" label={t('relationships.problems')} all={t('relationships.either')} options={yesNo} value={flag(filter.problem)} word={one => t(`relationships.${one}`)} onChange={value => set({ problem: isYes(value) })} />
      {filter.after !== undefined && <Chosen words={t('relationships.after', { days: filter.after })} onClear={() => set({ after: undefined })} />}
      {filter.month !== undefined && <Chosen words={t('relationships.inMonth', { month: i18n.month(filter.month) })} onClear={() => set({ month: undefined })} />}
      {filter.waiting !== undefined && <Chosen words={t('relationships.waitingFor', { days: filter.waiting })} onClear={() => set({ waiting: undefined })} />}
    </div>
  )
}

/** Something that a link chose and that no list of options has. */
function Chosen({ words, onClear }: { readonly words: string; readonly onClear: () => void }) {
  const { t } = useI18n()
  return <p className="row">{words}<Button look="quiet" icon="dismiss" aria-label={t('relationships.clear', { what: words })} onClick={onClear}>{null}</Button></p>
}
