import { templateNameLength, type RoleTemplate, type RoleTemplateEdit } from '../contract/roleTemplate'
import { directoryRole, holdsEverything, roleWeight } from './directoryRoles'

/** What keeps a template from being saved; a key of the catalogue below `template.problem.`. */
export type TemplateProblem = 'nameMissing' | 'nameTooLong' | 'nameTaken' | 'noRoles' | 'unknownRole'

/** What should be known of a template; a key of the catalogue below `template.warning.`. */
export type TemplateWarning = 'noAutoExtend' | 'containsOthers' | 'privileged'

/** @param others every other template, own and built-in */
export function templateProblem({ id, name, roles }: RoleTemplateEdit, others: readonly RoleTemplate[]): TemplateProblem | undefined {
  const wanted = name.trim()
  if (wanted === '') return 'nameMissing'
  if (wanted.length > templateNameLength) return 'nameTooLong'
  if (others.some((other) => other.id !== id && other.name !== undefined && sameName(other.name, wanted))) return 'nameTaken'
  if (roles.length === 0) return 'noRoles'
  if (roles.some((role) => directoryRole(role) === undefined)) return 'unknownRole'
  return undefined
}

const sameName = (a: string, b: string): boolean => a.trim().toLocaleLowerCase() === b.trim().toLocaleLowerCase()

export function templateWarnings(roles: readonly string[]): readonly TemplateWarning[] {
  const everything = holdsEverything(roles)
  const powerful = roles.some((role) => {
    const key = directoryRole(role)
    return key === undefined || roleWeight(key) === 5
  })
  return [
    ...(everything ? (['noAutoExtend'] as const) : []),
    ...(everything && roles.length > 1 ? (['containsOthers'] as const) : []),
    ...(powerful ? (['privileged'] as const) : [])
  ]
}

/** A relationship that holds the Global Administrator cannot be extended automatically. */
export const mayAutoExtend = (roles: readonly string[]): boolean => !holdsEverything(roles)
