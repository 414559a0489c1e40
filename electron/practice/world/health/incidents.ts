import type { ServiceId } from './services'

/** What goes wrong in the cloud, for some of its tenants. Times are hours relative to the beginning of the world. */
export interface Incident {
  readonly id: string
  readonly service: ServiceId
  readonly title: string
  readonly classification: 'advisory' | 'incident'
  readonly feature: string
  readonly featureGroup: string
  readonly impact: string
  readonly begins: number
  /** Absent: it goes on. */
  readonly ends?: number
  readonly status: 'serviceDegradation' | 'serviceInterruption' | 'investigating' | 'restoringService' | 'extendedRecovery'
  readonly posts: readonly string[]
  /** Default domains of fixed customers that it concerns always. */
  readonly always: readonly string[]
  /** How likely it concerns any other tenant that has the service. */
  readonly share: number
}

export const INCIDENTS: readonly Incident[] = [
  {
    id: 'IT640112', service: 'Intune', classification: 'incident', status: 'serviceDegradation', begins: -9, always: ['contoso.com'], share: 0.12,
    title: 'Devices check in late', feature: 'Device management', featureGroup: 'Device management',
    impact: 'New policies and apps reach devices some hours late. Devices stay protected by the policies that they have.',
    posts: ['We are looking into reports that devices check in late.', 'A part of the check-in service handles fewer devices than usual. We are adding capacity.']
  },
  {
    id: 'EX651903', service: 'Exchange', classification: 'incident', status: 'serviceInterruption', begins: -5, always: ['wingtiptoys.com'], share: 0.03,
    title: 'Messages arrive hours late', feature: 'E-Mail timely delivery', featureGroup: 'E-Mail and calendar access',
    impact: 'Messages from outside of the organisation arrive after hours. None is lost.',
    posts: ['We are investigating delays of incoming messages.', 'We have found the cause in the routing of incoming messages and are correcting it.']
  },
  {
    id: 'TM648330', service: 'microsoftteams', classification: 'advisory', status: 'investigating', begins: -3, always: [], share: 0.15,
    title: 'Recordings of meetings appear late', feature: 'Meetings', featureGroup: 'Teams components',
    impact: 'Recordings can be watched some hours after the meeting instead of at once.', posts: ['We are investigating why recordings are processed late.']
  },
  {
    id: 'SP645077', service: 'SharePoint', classification: 'incident', status: 'restoringService', begins: -30, ends: -4, always: ['contoso.com', 'woodgrovebank.com'], share: 0.2,
    title: 'Some sites opened slowly', feature: 'SharePoint features', featureGroup: 'SharePoint features',
    impact: 'Sites with many lists took up to a minute to open.', posts: ['We are investigating slow sites.', 'The change that caused it was taken back. Sites open at their usual speed.']
  }
]
