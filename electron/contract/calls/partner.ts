import type { AddressCheck, Company, CompanyDraft, CompanyRecord, CompanyRecords, CountryRules } from '../company'
import { companyAddressSchema, companyDiscardSchema, companyEditSchema, companyRulesSchema } from '../companyRequests'
import { teamCreateSchema, teamRoleSchema, type CreatedUser, type Team } from '../team'
import { call, nothing, type CallRule } from './define'

/** The partner's own users and records. */
export const partnerCalls = {
  'team.list': call<Team>().portal(nothing),
  /** Rejects with `conflict` `team.askFirst` when only a technician who was asked may do it. */
  'team.setRole': call<Team>().portal(teamRoleSchema, 'technician', 'userAdministrator'),
  'team.create': call<CreatedUser>().portal(teamCreateSchema, 'technician', 'userAdministrator'),

  /** Ends a change of the team that is under way; the change says what was kept. */
  'team.cancel': call<void>().portal(nothing),
  /** Of every call, who may make it: what the contract says. */
  'team.rights': call<Readonly<Record<string, CallRule>>>().portal(nothing),

  'company.get': call<Company>().portal(nothing),
  'company.records': call<CompanyRecords>().portal(nothing),
  'company.rules': call<CountryRules>().portal(companyRulesSchema),
  'company.checkAddress': call<AddressCheck>().portal(companyAddressSchema),
  'company.drafts': call<readonly CompanyDraft[]>().portal(nothing),
  'company.keepDraft': call<CompanyDraft>().portal(companyEditSchema, 'globalAdministrator'),
  'company.discardDraft': call<void>().portal(companyDiscardSchema),
  /** Rejects with `conflict` `company.changed` when somebody else changed the record since `base`; nothing is saved then. */
  'company.save': call<CompanyRecord>().portal(companyEditSchema, 'globalAdministrator')
} as const
