import { directoryRole, directoryRoleKeys } from '../../../../electron/domain/directoryRoles'
import { roleName } from '../../../../electron/domain/roleNames'
import { useI18n } from '../../../i18n/I18nContext'

/** One that is not known here may be able to do anything. */
function place(id: string): number {
  const key = directoryRole(id)
  return key === undefined ? directoryRoleKeys.length : directoryRoleKeys.indexOf(key)
}

/** The roles with what they mean, those that can do most first. */
export function Roles({ roles }: { readonly roles: readonly string[] }) {
  const { t, language } = useI18n()
  return (
    <section className="stack" aria-labelledby="relationship-roles">
      <h2 id="relationship-roles">{t('relationships.roles')}</h2>
      <dl className="role-list">
        {roles.toSorted((a, b) => place(b) - place(a)).map(id => {
          const key = directoryRole(id)
          return <div key={id}><dt>{roleName(language, id)}</dt><dd className="muted">{key === undefined ? t('relationships.unknownRole') : t(`role.does.${key}`)}</dd></div>
        })}
      </dl>
    </section>
  )
}
