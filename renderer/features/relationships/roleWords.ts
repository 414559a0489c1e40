import { roleName } from '../../../electron/domain/roleNames'
import type { RoleTemplate } from '../../../electron/contract/roleTemplate'
import type { Translator } from '../../i18n/translator'
import { templateName } from '../../ui/templateName'

/** A set of roles in a few words: the template that has exactly these, else the first of them and how many more. */
export function rolesInWords(i18n: Translator, roles: readonly string[], templateId: string | undefined, templates: readonly RoleTemplate[]): string {
  const template = templates.find(({ id }) => id === templateId)
  if (template !== undefined) return templateName(i18n, template)
  const [first, ...others] = roles
  if (first === undefined) return i18n.t('relationships.noRoles')
  return others.length === 0 ? roleName(i18n.language, first) : i18n.t('relationships.rolesMore', { role: roleName(i18n.language, first), count: others.length })
}

/** All of them, for a tooltip. */
export const roleList = (i18n: Translator, roles: readonly string[]): string => roles.map(role => roleName(i18n.language, role)).join(', ')
