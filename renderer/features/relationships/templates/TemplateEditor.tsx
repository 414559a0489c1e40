import { useEffect, useRef, useState, type FormEvent } from 'react'
import type { AppError } from '../../../../electron/contract/errors'
import { templateNameLength, type RoleTemplate } from '../../../../electron/contract/roleTemplate'
import { directoryRoleKeys, directoryRoles } from '../../../../electron/domain/directoryRoles'
import { roleNames } from '../../../../electron/domain/roleNames'
import { useI18n } from '../../../i18n/I18nContext'
import { useBridge } from '../../../stores/StoresContext'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { FieldError } from '../../../ui/FieldError'
import { ErrorState } from '../../../ui/states'
import { Warnings } from './Warnings'

interface Props {
  /** Absent: a new one. */
  readonly template?: RoleTemplate
  readonly roles: readonly string[]
  readonly onClose: () => void
}

/** Name and roles of an own template. What keeps it from being saved is said at the field it is about; what was typed stays. */
export function TemplateEditor({ template, roles: first, onClose }: Props) {
  const { t, error: words } = useI18n()
  const bridge = useBridge()
  const [name, setName] = useState(template?.name ?? '')
  const [roles, setRoles] = useState<readonly string[]>(first)
  const [error, setError] = useState<AppError | undefined>(undefined)
  const [busy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => { if (error !== undefined) form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid="true"] input')?.focus() }, [error])
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setBusy(true)
    const result = await bridge.calls['roleTemplates.save']({ name, roles: [...roles], ...(template !== undefined && { id: template.id }) })
    setBusy(false)
    if (result.ok) onClose()
    else setError(result.error)
  }
  const about = (field: 'name' | 'roles'): string | undefined => {
    const code = error?.code ?? ''
    const isName = code.startsWith('roleTemplate.name')
    const isRole = code === 'roleTemplate.noRoles' || code === 'roleTemplate.unknownRole'
    return error !== undefined && (field === 'name' ? isName : isRole) ? words(error) : undefined
  }
  const nameError = about('name')
  const rolesError = about('roles')
  return (
    <Dialog title={t(template === undefined ? 'roleTemplates.new' : 'roleTemplates.editTitle')} onClose={onClose}>
      <form ref={form} className="stack" noValidate onSubmit={event => { void save(event) }}>
        <div className="field">
          <label htmlFor="template-name">{t('roleTemplates.name')}</label>
          <input id="template-name" className="input" value={name} maxLength={templateNameLength + 40} aria-invalid={nameError !== undefined} aria-describedby="template-name-error" onChange={event => { setName(event.target.value); setError(undefined) }} />
          <FieldError id="template-name-error" text={nameError} />
        </div>
        <RoleChoice roles={roles} invalid={rolesError !== undefined} describedBy="template-roles-error" onChange={next => { setRoles(next); setError(undefined) }} />
        <FieldError id="template-roles-error" text={rolesError} />
        <Warnings roles={roles} />
        {error !== undefined && nameError === undefined && rolesError === undefined && <ErrorState error={error} />}
        <div className="dialog-buttons">
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button look="primary" type="submit" busy={busy}>{t('roleTemplates.save')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

interface ChoiceProps {
  readonly roles: readonly string[]
  readonly invalid: boolean
  readonly describedBy: string
  readonly onChange: (roles: readonly string[]) => void
}

/** Every role with what it means, those that can do least first. */
function RoleChoice({ roles, invalid, describedBy, onChange }: ChoiceProps) {
  const { t, language } = useI18n()
  const [text, setText] = useState('')
  const wanted = text.trim().toLocaleLowerCase(language)
  const fits = directoryRoleKeys.filter(key => wanted === '' || `${roleNames[language][key]} ${t(`role.does.${key}`)}`.toLocaleLowerCase(language).includes(wanted))
  const toggle = (id: string): void => onChange(roles.includes(id) ? roles.filter(one => one !== id) : [...roles, id])
  return (
    <fieldset className="choice role-choice" data-invalid={invalid} aria-describedby={describedBy}>
      <legend>{t('roleTemplates.roles', { count: roles.length })}</legend>
      <input className="input" type="search" aria-label={t('roleTemplates.findRole')} placeholder={t('roleTemplates.findRole')} value={text} onChange={event => setText(event.target.value)} />
      <div className="role-options">
        {fits.map(key => {
          const id = directoryRoles[key]
          return (
            <label key={key} className="role-option">
              <input type="checkbox" checked={roles.includes(id)} onChange={() => toggle(id)} />
              <span>{roleNames[language][key]}<span className="small muted">{t(`role.does.${key}`)}</span></span>
            </label>
          )
        })}
        {fits.length === 0 && <p className="muted">{t('roleTemplates.noRoleFits')}</p>}
      </div>
    </fieldset>
  )
}
