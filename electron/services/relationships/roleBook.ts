import { AppFailure } from '../../contract/errors'
import type { PartnerGroup, RoleMapping, RoleTemplate, RoleTemplateEdit, RoleTemplates } from '../../contract/roleTemplate'
import { mappedGroups, type MappedGroup } from '../../domain/accessMapping'
import { builtInTemplates, leastPrivilegeFirst } from '../../domain/roleTemplates'
import { templateProblem } from '../../domain/templateRules'
import type { Store } from '../../store/types'
import { standardMapping } from '../accessPlan'
import type { Activity, AgentGroups, Clock, PartnerDirectory, PartnerPeople, Tell } from '../ports'
import { isFailure } from './failures'

export type RoleTables = { readonly roleTemplates: RoleTemplate; readonly roleMappings: RoleMapping }

interface MetaRecord {
  readonly id: string
  readonly value: unknown
}

export interface RoleBookParts {
  readonly store: Store<RoleTables>
  /** Rebuildable: the names of the partner's groups. */
  readonly cache: Store<{ readonly meta: MetaRecord }>
  readonly people: Pick<PartnerPeople, 'securityGroups'>
  readonly directory: Pick<PartnerDirectory, 'agentGroups'>
  readonly activity: Activity
  readonly clock: Clock
  readonly tell: Tell
  readonly newId: () => string
}

const groupsId = 'partnerGroups'

/** Role templates, and which of the partner's groups shall hold which (capabilities 5.3). */
export class RoleBook {
  readonly #parts: RoleBookParts
  #all: readonly RoleTemplate[] | undefined
  #names: Promise<AgentGroups> | undefined

  constructor(parts: RoleBookParts) {
    this.#parts = parts
  }

  /** Another account is signed in, perhaps of another partner. */
  forget(): void {
    this.#all = undefined
    this.#names = undefined
  }

  /** Own and built-in ones, least privilege first; the same array until one changes. */
  templates(): readonly RoleTemplate[] {
    this.#all ??= leastPrivilegeFirst([...builtInTemplates, ...this.#parts.store.read('roleTemplates').values()])
    return this.#all
  }

  /** With the mapping in effect. The standard one needs the partner's groups: what cannot be read now is taken from memory. */
  async list(signal?: AbortSignal): Promise<RoleTemplates> {
    const own = this.#own()
    if (own.length > 0) return { templates: this.templates(), mapping: own, standardMapping: false }
    const groups = await this.#agents(signal)
    return { templates: this.templates(), mapping: standardRows(groups), standardMapping: true }
  }

  /** @throws AppFailure `invalid` `roleTemplate.<problem>`, `notFound` `roleTemplate.notFound` */
  async save(edit: RoleTemplateEdit): Promise<RoleTemplate> {
    const { store, activity, clock, newId, tell } = this.#parts
    const before = edit.id === undefined ? undefined : store.read('roleTemplates').get(edit.id)
    if (edit.id !== undefined && before === undefined) throw new AppFailure({ kind: 'notFound', code: 'roleTemplate.notFound' })
    const problem = templateProblem(edit, this.templates())
    if (problem !== undefined) throw new AppFailure({ kind: 'invalid', code: `roleTemplate.${problem}` })
    const template: RoleTemplate = { id: edit.id ?? newId(), name: edit.name.trim(), builtIn: false, roles: [...new Set(edit.roles)], changedAt: new Date(clock.now()).toISOString() }
    await store.update(({ roleTemplates }) => roleTemplates.put(template))
    this.#all = undefined
    tell('roleTemplates.changed', undefined)
    await activity.record({ action: 'roleTemplate.save', result: 'ok', detail: { name: template.name ?? '', roles: template.roles.length } })
    return template
  }

  /** @throws AppFailure `conflict` `roleTemplate.inUse` while a group is mapped to it, `notFound` */
  async remove(id: string): Promise<void> {
    const { store, activity, tell } = this.#parts
    const template = store.read('roleTemplates').get(id)
    if (template === undefined) throw new AppFailure({ kind: 'notFound', code: 'roleTemplate.notFound' })
    const users = this.#own().filter(({ templateId }) => templateId === id)
    if (users.length > 0) throw new AppFailure({ kind: 'conflict', code: 'roleTemplate.inUse', params: { groups: users.map(({ name }) => name).join(', ') } })
    await store.update(({ roleTemplates }) => roleTemplates.delete(id))
    this.#all = undefined
    tell('roleTemplates.changed', undefined)
    await activity.record({ action: 'roleTemplate.delete', result: 'ok', detail: { name: template.name ?? '' } })
  }

  /** None: back to the standard. @throws AppFailure `invalid` `roleTemplate.groupTwice`, `notFound` `roleTemplate.notFound` */
  async saveMapping(mapping: readonly RoleMapping[]): Promise<void> {
    const { store, activity, tell } = this.#parts
    if (new Set(mapping.map(({ id }) => id)).size < mapping.length) throw new AppFailure({ kind: 'invalid', code: 'roleTemplate.groupTwice' })
    if (mapping.some(({ templateId }) => !this.templates().some(({ id }) => id === templateId))) throw new AppFailure({ kind: 'notFound', code: 'roleTemplate.notFound' })
    await store.update(({ roleMappings }) => {
      roleMappings.clear()
      for (const one of mapping) roleMappings.put(one)
    })
    tell('roleTemplates.changed', undefined)
    const names = mapping.map(({ name, templateId }) => `${name}: ${this.#nameOf(templateId)}`).join(', ')
    await activity.record({ action: 'roleTemplate.map', result: 'ok', detail: { groups: mapping.length, mapping: names } })
  }

  /** Which groups shall hold which roles. @throws AppFailure of the cloud where the standard's groups cannot be read */
  async mapped(signal?: AbortSignal): Promise<readonly MappedGroup[]> {
    const own = this.#own()
    return own.length > 0 ? mappedGroups(own, this.templates()) : standardMapping(await this.#parts.directory.agentGroups(signal))
  }

  /** The same without asking anyone; nothing where the groups have never been read. */
  mappedNow(): readonly MappedGroup[] {
    const own = this.#own()
    return own.length > 0 ? mappedGroups(own, this.templates()) : standardMapping(agentsIn(this.knownGroups()))
  }

  /** The partner's security groups, read now and remembered. */
  async groups(signal?: AbortSignal): Promise<readonly PartnerGroup[]> {
    const groups = await this.#parts.people.securityGroups(signal)
    await this.#remember(groups)
    return groups
  }

  /** Names of groups to show; read once in a run, and what cannot be read is shown by its id. */
  async namesReady(): Promise<void> {
    this.#names ??= this.#agents(undefined)
    try {
      await this.#names
    } catch {
      this.#names = undefined
    }
  }

  knownGroups(): readonly PartnerGroup[] {
    const value = this.#parts.cache.read('meta').get(groupsId)?.value
    return Array.isArray(value) ? value.filter(isGroup) : []
  }

  groupName(id: string): string | undefined {
    return this.knownGroups().find((group) => group.id === id)?.name ?? this.#own().find((group) => group.id === id)?.name
  }

  #own(): readonly RoleMapping[] {
    return [...this.#parts.store.read('roleMappings').values()].toSorted((a, b) => a.name.localeCompare(b.name))
  }

  async #agents(signal: AbortSignal | undefined): Promise<AgentGroups> {
    try {
      return agentsIn(await this.groups(signal))
    } catch (error) {
      if (!isFailure(error, 'unreachable', 'timedOut', 'throttled', 'notAllowed', 'signedOut')) throw error
      return agentsIn(this.knownGroups())
    }
  }

  async #remember(groups: readonly PartnerGroup[]): Promise<void> {
    await this.#parts.cache.update(({ meta }) => meta.put({ id: groupsId, value: groups }))
  }

  #nameOf(templateId: string): string {
    return this.templates().find(({ id }) => id === templateId)?.name ?? templateId
  }
}

const agentNames = { adminAgents: 'AdminAgents', helpdeskAgents: 'HelpdeskAgents' } as const

function agentsIn(groups: readonly PartnerGroup[]): AgentGroups {
  const idOf = (name: string): string | undefined => groups.find((group) => group.name.toLowerCase() === name.toLowerCase())?.id
  const [adminAgents, helpdeskAgents] = [idOf(agentNames.adminAgents), idOf(agentNames.helpdeskAgents)]
  return { ...(adminAgents === undefined ? {} : { adminAgents }), ...(helpdeskAgents === undefined ? {} : { helpdeskAgents }) }
}

function standardRows({ adminAgents, helpdeskAgents }: AgentGroups): readonly RoleMapping[] {
  return [
    ...(adminAgents === undefined ? [] : [{ id: adminAgents, name: agentNames.adminAgents, templateId: 'full' }]),
    ...(helpdeskAgents === undefined ? [] : [{ id: helpdeskAgents, name: agentNames.helpdeskAgents, templateId: 'limited' }])
  ]
}

const isGroup = (value: unknown): value is PartnerGroup => typeof value === 'object' && value !== null && 'id' in value && 'name' in value
