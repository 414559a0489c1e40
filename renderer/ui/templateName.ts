import type { RoleTemplate } from '../../electron/contract/roleTemplate'
import type { BuiltInTemplate } from '../../electron/domain/roleTemplates'
import type { Translator } from '../i18n/translator'

/** A role template's name: its own, or that of a built-in one in the language in effect. */
export function templateName({ t }: Pick<Translator, 't'>, template: Pick<RoleTemplate, 'id' | 'name'>): string {
  return template.name ?? t(`template.${template.id as BuiltInTemplate}`)
}
