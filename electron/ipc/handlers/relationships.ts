import type { AccessReader } from '../../services/relationships/accessReader'
import { accessReport, checkable } from '../../services/relationships/accessReport'
import type { AccessRepair } from '../../services/relationships/accessRepair'
import type { ReachService } from '../../services/relationships/reach'
import type { BatchItem, RelationshipBatches } from '../../services/relationships/relationshipBatches'
import type { RelationshipBook } from '../../services/relationships/relationshipBook'
import type { RelationshipDesk } from '../../services/relationships/relationshipDesk'
import { exportRelationships, type RelationshipExportParts } from '../../services/relationships/relationshipExport'
import type { RelationshipList } from '../../services/relationships/relationshipList'
import type { RelationshipReader } from '../../services/relationships/relationshipReader'
import type { RelationshipsRefresh } from '../../services/relationships/relationshipsRefresh'
import type { RoleBook } from '../../services/relationships/roleBook'
import type { Handlers } from './types'

export interface RelationshipHandlerParts {
  readonly relationshipBook: RelationshipBook
  readonly relationshipList: RelationshipList
  readonly relationshipReader: RelationshipReader
  readonly relationshipsRefresh: RelationshipsRefresh
  readonly relationshipDesk: RelationshipDesk
  readonly relationshipBatches: RelationshipBatches
  readonly relationshipExport: RelationshipExportParts
  readonly accessReader: AccessReader
  readonly accessRepair: AccessRepair
  readonly roleBook: RoleBook
  readonly reach: ReachService
}

type Calls = Extract<keyof Handlers, `relationships.${string}` | `access.${string}` | `roleTemplates.${string}` | `reach.${string}`>

export function relationshipHandlers(parts: RelationshipHandlerParts): Pick<Handlers, Calls> {
  return { ...listHandlers(parts), ...changeHandlers(parts), ...accessHandlers(parts), ...roleHandlers(parts) }
}

type ListCalls = 'relationships.find' | 'relationships.summary' | 'relationships.radar' | 'relationships.get' | 'relationships.refresh' | 'relationships.cancelRefresh' | 'relationships.readAccess' | 'relationships.exportCsv'

function listHandlers({ relationshipList, relationshipReader, relationshipsRefresh, relationshipExport, accessReader, roleBook }: RelationshipHandlerParts): Pick<Handlers, ListCalls> {
  return {
    'relationships.find': (query) => relationshipList.find(query),
    'relationships.summary': () => relationshipList.summary(),
    'relationships.radar': () => relationshipList.radar(),
    'relationships.get': async ({ id }) => {
      await roleBook.namesReady()
      return relationshipReader.get(id)
    },
    'relationships.refresh': ({ everything }) => relationshipsRefresh.refresh(everything),
    'relationships.cancelRefresh': () => relationshipsRefresh.cancel(),
    'relationships.readAccess': async ({ ids }) => {
      await roleBook.namesReady()
      accessReader.want(ids)
    },
    'relationships.exportCsv': (filter) => exportRelationships(relationshipExport, filter)
  }
}

type ChangeCalls = 'relationships.renew' | 'relationships.terminate' | 'relationships.answerProvider' | 'relationships.setAutoExtend' | 'relationships.withdraw' | 'relationships.batch' | 'relationships.stopBatch'

function changeHandlers({ relationshipBook, relationshipDesk, relationshipReader, relationshipBatches }: RelationshipHandlerParts): Pick<Handlers, ChangeCalls> {
  return {
    'relationships.renew': ({ id }) => relationshipDesk.renew(id),
    'relationships.terminate': async ({ id }) => {
      await relationshipDesk.terminate(id)
      return relationshipReader.get(id)
    },
    'relationships.answerProvider': async ({ id, agree }) => {
      await relationshipDesk.answerProvider(id, agree)
      return relationshipReader.get(id)
    },
    'relationships.setAutoExtend': async ({ id, on }) => {
      await relationshipDesk.setAutoExtend(id, on)
      return relationshipReader.get(id)
    },
    'relationships.withdraw': ({ ids }) => relationshipBatches.start('withdraw', itemsOf(relationshipBook, ids), (id, signal) => relationshipDesk.withdraw(id, signal)),
    'relationships.batch': () => relationshipBatches.current ?? null,
    'relationships.stopBatch': () => relationshipBatches.stop()
  }
}

const now = (): number => Date.now()

type AccessCalls = 'access.report' | 'access.check' | 'access.repair' | 'reach.check' | 'reach.colleagues'

function accessHandlers({ relationshipBook, relationshipList, relationshipBatches, accessReader, accessRepair, roleBook, reach }: RelationshipHandlerParts): Pick<Handlers, AccessCalls> {
  return {
    'access.report': async () => {
      await roleBook.namesReady()
      return accessReport({
        book: relationshipBook, now, mapped: () => roleBook.mappedNow(), groupName: (id) => roleBook.groupName(id), row: (entry, at) => relationshipList.row(entry, at)
      })
    },
    'access.check': async () => {
      await relationshipBook.ready()
      const ids = checkable({ book: relationshipBook, now }).map(({ id }) => id)
      return relationshipBatches.start('check', itemsOf(relationshipBook, ids), (id, signal) => accessReader.read(id, signal))
    },
    'access.repair': ({ ids, removeUnmapped }) =>
      relationshipBatches.start('repair', itemsOf(relationshipBook, ids), (id, signal) => accessRepair.repair({ id, removeUnmapped }, signal)),
    'reach.check': async ({ tenantId, colleague }) => {
      await roleBook.namesReady()
      return reach.check(tenantId, colleague)
    },
    'reach.colleagues': () => reach.colleagues()
  }
}

type RoleCalls = Extract<keyof Handlers, `roleTemplates.${string}`>

function roleHandlers({ roleBook }: RelationshipHandlerParts): Pick<Handlers, RoleCalls> {
  return {
    'roleTemplates.list': () => roleBook.list(),
    'roleTemplates.save': (edit) => roleBook.save(edit),
    'roleTemplates.delete': ({ id }) => roleBook.remove(id),
    'roleTemplates.groups': () => roleBook.groups(),
    'roleTemplates.saveMapping': async ({ mapping }) => {
      await roleBook.saveMapping(mapping)
      return roleBook.list()
    }
  }
}

const itemsOf = (book: RelationshipBook, ids: readonly string[]): readonly BatchItem[] =>
  ids.map((id) => {
    const entry = book.entries().get(id)
    return { id, name: entry === undefined || entry.customerName === '' ? (entry?.displayName ?? id) : entry.customerName }
  })
