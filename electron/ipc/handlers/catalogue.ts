import type { CatalogueService } from '../../services/catalogue'
import type { MergeService } from '../../services/merge'
import type { TemplatesService } from '../../services/templates'
import type { Handlers } from './types'

type CatalogueCalls = Extract<keyof Handlers, `catalogue.${string}` | `templates.${string}`>

/** What offers are made from: offices, products and message templates. */
export function catalogueHandlers(catalogue: CatalogueService, templates: TemplatesService): Pick<Handlers, CatalogueCalls> {
  return {
    'catalogue.offices': () => catalogue.offices(),
    'catalogue.products': ({ country, kind }) => catalogue.products(country, kind),
    'catalogue.refresh': ({ country }) => catalogue.refresh(country),
    'templates.list': () => templates.list(),
    'templates.save': (template) => templates.save(template),
    'templates.reset': ({ kind, language }) => templates.reset(kind, language)
  }
}

type MergeCalls = Extract<keyof Handlers, `merge.${string}`>

export function mergeHandlers(merge: MergeService): Pick<Handlers, MergeCalls> {
  return {
    'merge.start': ({ offerId, tenantIds }) => merge.start(offerId, tenantIds),
    'merge.get': ({ mergeId }) => merge.get(mergeId),
    'merge.list': () => merge.list(),
    'merge.edit': ({ mergeId, index, ...typed }) => merge.edit(mergeId, index, typed),
    'merge.preview': ({ mergeId, index }) => merge.preview(mergeId, index),
    'merge.next': ({ mergeId, how }) => merge.next(mergeId, how),
    'merge.exportAll': ({ mergeId }) => merge.exportAll(mergeId),
    'merge.stop': ({ mergeId }) => merge.stop(mergeId),
    'merge.resume': ({ mergeId }) => merge.resume(mergeId)
  }
}
