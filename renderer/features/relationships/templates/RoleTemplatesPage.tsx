import { useState } from 'react'
import type { AppError } from '../../../../electron/contract/errors'
import type { RoleTemplate } from '../../../../electron/contract/roleTemplate'
import { useI18n } from '../../../i18n/I18nContext'
import { paths } from '../../../shell/routes'
import { useBridge } from '../../../stores/StoresContext'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { Page } from '../../../ui/Page'
import { ErrorState, Loading } from '../../../ui/states'
import { templateName } from '../../../ui/templateName'
import { Link } from 'wouter'
import { Roles } from '../details/Roles'
import { roleList } from '../roleWords'
import { Sections } from '../Sections'
import { useRoleTemplates } from '../useRoleTemplates'
import { MappingEditor } from './MappingEditor'
import { TemplateEditor } from './TemplateEditor'
import { Warnings } from './Warnings'

/** What is being done with a template. */
type Open = { readonly what: 'edit' | 'show' | 'delete'; readonly template: RoleTemplate } | { readonly what: 'new'; readonly roles: readonly string[] }

/** Sets of roles under a name, least privilege first, and which of the partner's groups hold which (capabilities 5.3). */
export function RoleTemplatesPage() {
  const { t } = useI18n()
  const { state, roles, reload, put } = useRoleTemplates()
  const [open, setOpen] = useState<Open | undefined>(undefined)
  const close = (): void => setOpen(undefined)
  return (
    <Page title={t('relationships.templates')} help="templates.rolesHelp" action={<Button look="primary" onClick={() => setOpen({ what: 'new', roles: [] })}>{t('roleTemplates.new')}</Button>}>
      <Sections />
      {state.step === 'loading' && <Loading />}
      {state.step === 'failed' && <ErrorState error={state.error} onRetry={reload} />}
      {roles !== undefined && (
        <>
          <Table templates={roles.templates} onOpen={setOpen} />
          <MappingEditor roles={roles} onSaved={put} />
        </>
      )}
      {open?.what === 'new' && <TemplateEditor roles={open.roles} onClose={close} />}
      {open?.what === 'edit' && <TemplateEditor template={open.template} roles={open.template.roles} onClose={close} />}
      {open?.what === 'delete' && <DeleteDialog template={open.template} onClose={close} />}
      {open?.what === 'show' && <ShowDialog template={open.template} onClose={close} onCopy={() => setOpen({ what: 'new', roles: open.template.roles })} />}
    </Page>
  )
}

function Table({ templates, onOpen }: { readonly templates: readonly RoleTemplate[]; readonly onOpen: (open: Open) => void }) {
  const i18n = useI18n()
  const { t } = i18n
  return (
    <div className="table-wrap">
      <table className="table">
        <caption className="hidden-visually">{t('relationships.templates')}</caption>
        <thead><tr><th scope="col">{t('roleTemplates.name')}</th><th scope="col">{t('relationships.roles')}</th><th scope="col"><span className="hidden-visually">{t('radar.action')}</span></th></tr></thead>
        <tbody>
          {templates.map(template => {
            const name = templateName(i18n, template)
            return (
              <tr key={template.id}>
                <th scope="row">{name}<p className="small muted">{template.builtIn ? t('roleTemplates.builtIn') : t('roleTemplates.own')}</p></th>
                <td className="wrap">{roleList(i18n, template.roles)}<Warnings roles={template.roles} /></td>
                <td>
                  <div className="row">
                    <Button aria-label={t('roleTemplates.showOne', { name })} onClick={() => onOpen({ what: 'show', template })}>{t('roleTemplates.show')}</Button>
                    {!template.builtIn && <Button aria-label={t('roleTemplates.editOne', { name })} onClick={() => onOpen({ what: 'edit', template })}>{t('roleTemplates.edit')}</Button>}
                    {!template.builtIn && <Button look="quiet" aria-label={t('roleTemplates.deleteOne', { name })} onClick={() => onOpen({ what: 'delete', template })}>{t('roleTemplates.delete')}</Button>}
                  </div>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function ShowDialog({ template, onClose, onCopy }: { readonly template: RoleTemplate; readonly onClose: () => void; readonly onCopy: () => void }) {
  const i18n = useI18n()
  const { t } = i18n
  return (
    <Dialog title={templateName(i18n, template)} onClose={onClose}>
      <div className="dialog-list"><Roles roles={template.roles} /></div>
      <p><Link href={paths.relationshipsWhere({ template: template.id })}>{t('roleTemplates.usedBy')}</Link></p>
      <div className="dialog-buttons">
        <Button onClick={onCopy}>{t('roleTemplates.copy')}</Button>
        <Button look="primary" onClick={onClose}>{t('action.close')}</Button>
      </div>
    </Dialog>
  )
}

function DeleteDialog({ template, onClose }: { readonly template: RoleTemplate; readonly onClose: () => void }) {
  const i18n = useI18n()
  const { t } = i18n
  const bridge = useBridge()
  const [error, setError] = useState<AppError | undefined>(undefined)
  const remove = async (): Promise<void> => {
    const result = await bridge.calls['roleTemplates.delete']({ id: template.id })
    if (result.ok) onClose()
    else setError(result.error)
  }
  const name = templateName(i18n, template)
  return (
    <Dialog title={t('roleTemplates.deleteTitle', { name })} onClose={onClose}>
      <p>{t('roleTemplates.deleteText')}</p>
      {error !== undefined && <ErrorState error={error} />}
      <div className="dialog-buttons">
        <Button onClick={onClose}>{t('roleTemplates.keep')}</Button>
        <Button look="primary" onClick={() => { void remove() }}>{t('roleTemplates.delete')}</Button>
      </div>
    </Dialog>
  )
}
