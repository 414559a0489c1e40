import type { MessageLanguage } from '../contract/offer'
import { directoryRole, type DirectoryRole } from './directoryRoles'

const en: Readonly<Record<DirectoryRole, string>> = {
  directoryReaders: 'Directory Readers',
  messageCenterReader: 'Message Center Reader',
  reportsReader: 'Reports Reader',
  securityReader: 'Security Reader',
  globalReader: 'Global Reader',
  passwordAdministrator: 'Password Administrator',
  serviceSupportAdministrator: 'Service Support Administrator',
  helpdeskAdministrator: 'Helpdesk Administrator',
  licenseAdministrator: 'License Administrator',
  groupsAdministrator: 'Groups Administrator',
  exchangeRecipientAdministrator: 'Exchange Recipient Administrator',
  teamsCommunicationsAdministrator: 'Teams Communications Administrator',
  officeAppsAdministrator: 'Office Apps Administrator',
  securityOperator: 'Security Operator',
  exchangeAdministrator: 'Exchange Administrator',
  sharePointAdministrator: 'SharePoint Administrator',
  teamsAdministrator: 'Teams Administrator',
  powerPlatformAdministrator: 'Power Platform Administrator',
  windows365Administrator: 'Windows 365 Administrator',
  cloudDeviceAdministrator: 'Cloud Device Administrator',
  billingAdministrator: 'Billing Administrator',
  complianceAdministrator: 'Compliance Administrator',
  directoryWriters: 'Directory Writers',
  authenticationAdministrator: 'Authentication Administrator',
  userAdministrator: 'User Administrator',
  domainNameAdministrator: 'Domain Name Administrator',
  intuneAdministrator: 'Intune Administrator',
  authenticationPolicyAdministrator: 'Authentication Policy Administrator',
  conditionalAccessAdministrator: 'Conditional Access Administrator',
  securityAdministrator: 'Security Administrator',
  cloudApplicationAdministrator: 'Cloud Application Administrator',
  applicationAdministrator: 'Application Administrator',
  hybridIdentityAdministrator: 'Hybrid Identity Administrator',
  privilegedAuthenticationAdministrator: 'Privileged Authentication Administrator',
  privilegedRoleAdministrator: 'Privileged Role Administrator',
  globalAdministrator: 'Global Administrator'
}

const de: Readonly<Record<DirectoryRole, string>> = {
  directoryReaders: 'Verzeichnisleseberechtigte',
  messageCenterReader: 'Nachrichtencenter-Leseberechtigter',
  reportsReader: 'Berichtleseberechtigter',
  securityReader: 'Sicherheitsleseberechtigter',
  globalReader: 'Globaler Leser',
  passwordAdministrator: 'Kennwortadministrator',
  serviceSupportAdministrator: 'Dienstsupportadministrator',
  helpdeskAdministrator: 'Helpdeskadministrator',
  licenseAdministrator: 'Lizenzadministrator',
  groupsAdministrator: 'Gruppenadministrator',
  exchangeRecipientAdministrator: 'Exchange-Empfängeradministrator',
  teamsCommunicationsAdministrator: 'Teams-Kommunikationsadministrator',
  officeAppsAdministrator: 'Office-Apps-Administrator',
  securityOperator: 'Sicherheitsoperator',
  exchangeAdministrator: 'Exchange-Administrator',
  sharePointAdministrator: 'SharePoint-Administrator',
  teamsAdministrator: 'Teams-Administrator',
  powerPlatformAdministrator: 'Power Platform-Administrator',
  windows365Administrator: 'Windows 365-Administrator',
  cloudDeviceAdministrator: 'Cloudgeräteadministrator',
  billingAdministrator: 'Abrechnungsadministrator',
  complianceAdministrator: 'Complianceadministrator',
  directoryWriters: 'Verzeichnisschreibberechtigte',
  authenticationAdministrator: 'Authentifizierungsadministrator',
  userAdministrator: 'Benutzeradministrator',
  domainNameAdministrator: 'Domänennamenadministrator',
  intuneAdministrator: 'Intune-Administrator',
  authenticationPolicyAdministrator: 'Authentifizierungsrichtlinienadministrator',
  conditionalAccessAdministrator: 'Administrator für bedingten Zugriff',
  securityAdministrator: 'Sicherheitsadministrator',
  cloudApplicationAdministrator: 'Cloudanwendungsadministrator',
  applicationAdministrator: 'Anwendungsadministrator',
  hybridIdentityAdministrator: 'Hybrididentitätsadministrator',
  privilegedAuthenticationAdministrator: 'Privilegierter Authentifizierungsadministrator',
  privilegedRoleAdministrator: 'Administrator für privilegierte Rollen',
  globalAdministrator: 'Globaler Administrator'
}

/** Names of the roles as Microsoft's own pages have them in each language. */
export const roleNames: Readonly<Record<MessageLanguage, Readonly<Record<DirectoryRole, string>>>> = { en, de }

/** A role's name by the id of its template; one that is not known here is told by what else it is called, or by its id. */
export function roleName(language: MessageLanguage, id: string, otherwise = id): string {
  const key = directoryRole(id)
  return key === undefined ? otherwise : roleNames[language][key]
}
