import { useState } from 'react'
import { Link } from 'wouter'
import type { AppError } from '../../../../electron/contract/errors'
import type { PartnerGroup, RoleMapping, RoleTemplates } from '../../../../electron/contract/roleTemplate'
import { useI18n } from '../../../i18n/I18nContext'
import { paths } from '../../../shell/routes'
import { useBridge } from '../../../stores/StoresContext'
import { Button } from '../../../ui/Button'
import { ErrorState } from '../../../ui/states'
import { shown, useCall } from '../../../ui/useCall'
import { templateName } from '../../../ui/templateName'

/** Which of the partner's security groups hold which template at customers. Nothing is changed at a customer before a repair. */
export function MappingEditor({ roles, onSaved }: { readonly roles: RoleTemplates; readonly onSaved: (roles: RoleTemplates) => void }) {
  const i18n = useI18n()
  const { t } = i18n
  const bridge = useBridge()
  /** What was changed and is not saved; absent: what is kept is shown. */
  const [changes, setChanges] = useState<readonly RoleMapping[] | undefined>(undefined)
  const mapping = changes ?? roles.mapping
  const [error, setError] = useState<AppError | undefined>(undefined)
  const [saved, setSaved] = useState(false)
  const groups = useCall(() => bridge.calls['roleTemplates.groups'](), 'groups')
  const free = (shown(groups.state) ?? []).filter(({ id }) => !mapping.some(one => one.id === id))
  const save = async (next: readonly RoleMapping[]): Promise<void> => {
    const result = await bridge.calls['roleTemplates.saveMapping']({ mapping: next.map(({ id, name, templateId }) => ({ id, name, templateId })) })
    setError(result.ok ? undefined : result.error)
    setSaved(result.ok)
    if (!result.ok) return
    onSaved(result.value)
    setChanges(undefined)
  }
  const change = (next: readonly RoleMapping[]): void => {
    setChanges(next)
    setSaved(false)
  }
  const changed = JSON.stringify(mapping) !== JSON.stringify(roles.mapping)
  return (
    <section className="stack" aria-labelledby="mapping-heading">
      <h2 id="mapping-heading">{t('mapping.title')}</h2>
      <p className="muted">{t(roles.standardMapping ? 'mapping.standard' : 'mapping.text')} <Link href={paths.teamAccess}>{t('relationships.access')}</Link></p>
      {mapping.length === 0 && <p className="muted">{t('mapping.none')}</p>}
      <ul className="mapping">
        {mapping.map(one => (
          <li key={one.id}>
            <label htmlFor={`mapping-${one.id}`}>{one.name}</label>
            <select id={`mapping-${one.id}`} className="input" value={one.templateId} onChange={event => change(mapping.map(other => (other.id === one.id ? { id: other.id, name: other.name, templateId: event.target.value } : other)))}>
              {!roles.templates.some(({ id }) => id === one.templateId) && <option value={one.templateId}>{t('mapping.gone')}</option>}
              {roles.templates.map(template => <option key={template.id} value={template.id}>{templateName(i18n, template)}</option>)}
            </select>
            <Button look="quiet" icon="dismiss" aria-label={t('mapping.remove', { group: one.name })} onClick={() => change(mapping.filter(other => other.id !== one.id))}>{t('mapping.removeShort')}</Button>
          </li>
        ))}
      </ul>
      <AddGroup groups={free} onAdd={group => change([...mapping, { ...group, templateId: roles.templates[0]?.id ?? 'reader' }])} />
      {groups.state.step === 'failed' && <ErrorState error={groups.state.error} onRetry={groups.reload} />}
      <div className="row">
        <Button look="primary" blocked={changed ? undefined : t('mapping.unchanged')} onClick={() => { void save(mapping) }}>{t('mapping.save')}</Button>
        {!roles.standardMapping && <Button onClick={() => { void save([]) }}>{t('mapping.reset')}</Button>}
        <span role="status" className="small muted">{saved && t('mapping.saved')}</span>
      </div>
      {error !== undefined && <ErrorState error={error} />}
    </section>
  )
}

function AddGroup({ groups, onAdd }: { readonly groups: readonly PartnerGroup[]; readonly onAdd: (group: PartnerGroup) => void }) {
  const { t } = useI18n()
  if (groups.length === 0) return null
  return (
    <div className="field">
      <label htmlFor="mapping-add">{t('mapping.add')}</label>
      <select id="mapping-add" className="input setting-select" value="" onChange={event => {
        const group = groups.find(({ id }) => id === event.target.value)
        if (group !== undefined) onAdd(group)
      }}>
        <option value="">{t('mapping.choose')}</option>
        {groups.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
      </select>
    </div>
  )
}
