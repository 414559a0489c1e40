import type { Language, TopicTexts } from '../i18n/translator'
import { textsBelow } from './files'

/** The words of all topics, by the topic's name. */
export function topicTexts(language: Language): ReadonlyMap<string, TopicTexts> {
  const end = `.${language}.json`
  return new Map([...textsBelow('renderer/i18n/topics', path => path.endsWith(end))].map(([path, text]) => [path.slice(0, -end.length), JSON.parse(text) as TopicTexts]))
}
