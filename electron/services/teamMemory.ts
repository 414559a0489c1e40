import { z } from 'zod'
import type { Team } from '../contract/team'
import { createMetaMemory, type MetaMemory, type MetaStore } from './metaMemory'

const group = z.enum(['adminAgents', 'helpdeskAgents'])
const teamSchema: z.ZodType<Team> = z.object({
  members: z.array(z.object({
    id: z.string(), displayName: z.string(), userPrincipalName: z.string(), accountEnabled: z.boolean(), role: z.enum(['none', 'limited', 'full']), groups: z.array(group), isSelf: z.boolean()
  })),
  reach: z.array(z.object({ group, customers: z.number(), roles: z.array(z.string()), unread: z.number() })),
  domains: z.array(z.string()), mayChange: z.boolean(), readAt: z.string(), source: z.enum(['cloud', 'cache'])
})

export const createTeamMemory = (store: MetaStore): MetaMemory<Team> => createMetaMemory(store, 'team', teamSchema)
