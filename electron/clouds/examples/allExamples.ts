import type { Example } from './example'
import { graphDirectory } from './graphDirectory'
import { graphRelationships } from './graphRelationships'
import { partnerCenterCommerce } from './partnerCenterCommerce'
import { partnerCenterCustomers } from './partnerCenterCustomers'
import { partnerCenterProfiles } from './partnerCenterProfiles'
import { partnerCenterRequests } from './partnerCenterRequests'
import { practiceOwn } from './practiceOwn'

/** Every endpoint that Microsoft documents and the connectors use. */
export const documented: readonly Example[] = [...graphDirectory, ...graphRelationships, ...partnerCenterCommerce, ...partnerCenterCustomers, ...partnerCenterProfiles, ...partnerCenterRequests]

export const allExamples: readonly Example[] = [...documented, ...practiceOwn]

const literal = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`)
const pattern = (path: string): RegExp => new RegExp(`^${path.split(/\{\w+\}/u).map(literal).join("[^/?']+")}$`, 'u')
const patterns = new Map(allExamples.map((example) => [example, pattern(example.path)]))
const places = (path: string): number => path.split('{').length

/** The endpoint that a request is for, by its decoded path from the service's base on; a literal path comes before one with a place in it. */
export const exampleFor = (service: Example['service'], method: string, path: string): Example | undefined =>
  allExamples
    .filter((example) => example.service === service && example.method === method && patterns.get(example)?.test(path) === true)
    .toSorted((a, b) => places(a.path) - places(b.path))[0]
