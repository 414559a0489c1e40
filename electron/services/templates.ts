import { AppFailure } from '../contract/errors'
import { messageLanguages, offerKinds, type MessageLanguage, type OfferKind } from '../contract/offer'
import type { MessageTemplate } from '../contract/template'
import { defaultTemplate } from '../domain/defaultTemplates'
import { cleanLine, cleanText } from '../domain/mail/text'
import { checkTemplate, type TemplateText } from '../domain/messageTemplate'
import type { Store, StoredRecord } from '../store/types'
import type { Clock } from './ports'

export interface TemplatesParts {
  readonly store: Pick<Store<{ readonly templates: MessageTemplate & StoredRecord }>, 'read' | 'update'>
  readonly clock: Clock
}

const codes = { unknown: 'unknownPlaceholder', missing: 'missingPlaceholder', notInSubject: 'notInSubject', notForKind: 'notForKind', empty: 'empty' } as const

/** Message templates per kind and language (capabilities 4.10); what nobody has saved is the application's own. */
export class TemplatesService {
  readonly #parts: TemplatesParts

  constructor(parts: TemplatesParts) {
    this.#parts = parts
  }

  list(): readonly MessageTemplate[] {
    return offerKinds.flatMap((kind) => messageLanguages.map((language) => this.get(kind, language)))
  }

  get(kind: OfferKind, language: MessageLanguage): MessageTemplate {
    const saved = this.#parts.store.read('templates').get(idOf(kind, language))
    if (saved === undefined) return { kind, language, ...defaultTemplate(kind, language), custom: false }
    const { id: _id, ...template } = saved
    return template
  }

  /** @throws AppFailure `invalid` `template.unknownPlaceholder`, `.missingPlaceholder`, `.notInSubject`, `.notForKind`, `.empty` */
  async save(template: TemplateText & { readonly kind: OfferKind; readonly language: MessageLanguage }): Promise<MessageTemplate> {
    const { kind, language } = template
    const text = { subject: cleanLine(template.subject), body: cleanText(template.body) }
    const [problem] = checkTemplate(kind, text)
    if (problem !== undefined) {
      throw new AppFailure({ kind: 'invalid', code: `template.${codes[problem.reason]}`, params: { field: problem.field, placeholder: problem.placeholder ?? '' } })
    }
    const updatedAt = new Date(this.#parts.clock.now()).toISOString()
    await this.#parts.store.update(({ templates }) => templates.put({ id: idOf(kind, language), kind, language, ...text, custom: true, updatedAt }))
    return this.get(kind, language)
  }

  /** The application's own words again. */
  async reset(kind: OfferKind, language: MessageLanguage): Promise<MessageTemplate> {
    await this.#parts.store.update(({ templates }) => templates.delete(idOf(kind, language)))
    return this.get(kind, language)
  }
}

const idOf = (kind: OfferKind, language: MessageLanguage): string => `${kind}.${language}`
