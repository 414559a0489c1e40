import { z } from 'zod'
import type { SupportTopic, SupportTopics } from '../../contract/serviceRequest'
import type { KeptLists } from '../keptLists'
import type { RequestPort } from './requestPorts'

export interface SupportTopicsParts {
  readonly port: Pick<RequestPort, 'topics'>
  readonly lists: KeptLists
  readonly language: () => 'en' | 'de'
}

const schema: z.ZodType<SupportTopic> = z.object({ id: z.string(), name: z.string(), description: z.string().exactOptional() })

/** What a request may be about, in the technician's language. @throws AppFailure of the cloud when there is nothing in the cache either */
export async function supportTopics({ port, lists, language }: SupportTopicsParts): Promise<SupportTopics> {
  const words = language()
  const { items, readAt, source } = await lists.read(`supportTopics:${words}`, schema, (signal) => port.topics(words, signal))
  return { topics: items, readAt, source }
}
