/** A text in the languages in which the catalogue is written. */
export interface CatalogueText {
  readonly en: string
  readonly de: string
}

export type CategoryId = 'enterprise' | 'smallBusiness' | 'deviceManagement' | 'identityAndSecurity'

/** A product with its real names and ids, as the licensing reference lists them. */
export interface Product {
  readonly skuPartNumber: string
  /** The SKU's GUID, lower case; in upper case also the id of the purchase offer. */
  readonly skuId: string
  readonly name: string
  readonly description: CatalogueText
  readonly category: CategoryId
  /** Upper case; absent: there is no trial of it. */
  readonly trialOfferId?: string
  /** Most licences that one company may have altogether; absent: no limit of that kind. */
  readonly companyLimit?: number
  /** Only for a company that has, or takes with it, one of these (SKU part numbers). */
  readonly needs?: readonly string[]
}

/** Most licences on a small-business product. */
export const SMALL_BUSINESS_LIMIT = 300

export const CATEGORIES: Readonly<Record<CategoryId, { readonly rank: number; readonly name: CatalogueText }>> = {
  deviceManagement: { rank: 10, name: { en: 'Device management', de: 'Geräteverwaltung' } },
  enterprise: { rank: 20, name: { en: 'Enterprise', de: 'Großunternehmen' } },
  smallBusiness: { rank: 30, name: { en: 'Small business', de: 'Kleine Unternehmen' } },
  identityAndSecurity: { rank: 40, name: { en: 'Identity and security', de: 'Identität und Sicherheit' } }
}

const WITH_INTUNE = ['INTUNE_A', 'EMS', 'EMSPREMIUM', 'SPE_E3', 'SPE_E5', 'SPE_F1', 'M365_F1', 'SPB']

/** All commercial products of the catalogue. None for government or education: those have lists of their own. */
export const PRODUCTS: readonly Product[] = [
  {
    skuPartNumber: 'INTUNE_A', skuId: '061f9ace-7d42-4136-88ac-31dc755f143f', name: 'Microsoft Intune Plan 1', category: 'deviceManagement',
    trialOfferId: '40BE278A-DFD1-470A-9EF7-9F2596EA7FF9',
    description: { en: 'Manage computers and phones, and protect the data on them.', de: 'Computer und Telefone verwalten und die Daten darauf schützen.' }
  },
  {
    skuPartNumber: 'INTUNE_A_D', skuId: '2b317a4a-77a6-4188-9437-b68a77b4e2c6', name: 'Microsoft Intune Device', category: 'deviceManagement',
    trialOfferId: '0D5E0E30-4B24-429F-B826-33B3F021B8BD',
    description: { en: 'Manage devices that belong to no single user, such as kiosks.', de: 'Geräte ohne festen Benutzer verwalten, etwa Kioske.' }
  },
  {
    skuPartNumber: 'INTUNE_SMB', skuId: 'e6025b08-2fa5-4313-bd0a-7e5ffca32958', name: 'Microsoft Intune SMB', category: 'smallBusiness', companyLimit: SMALL_BUSINESS_LIMIT,
    description: { en: 'Device management for companies of up to 300 people.', de: 'Geräteverwaltung für Unternehmen mit bis zu 300 Personen.' }
  },
  {
    skuPartNumber: 'Microsoft_Intune_Suite', skuId: 'a929cd4d-8672-47c9-8664-159c1f322ba8', name: 'Microsoft Intune Suite', category: 'deviceManagement', needs: WITH_INTUNE,
    description: { en: 'Adds remote help, endpoint privileges and more to Intune.', de: 'Ergänzt Intune um Remotehilfe, Endpunktrechte und mehr.' }
  },
  {
    skuPartNumber: 'Microsoft_Intune_Advanced_Analytics', skuId: '5e36d0d4-e9e5-4052-aba0-0257465c9b86', name: 'Microsoft Intune Advanced Analytics', category: 'deviceManagement', needs: WITH_INTUNE,
    description: { en: 'Adds device queries and anomaly detection to Intune.', de: 'Ergänzt Intune um Geräteabfragen und das Erkennen von Auffälligkeiten.' }
  },
  {
    skuPartNumber: 'EMS', skuId: 'efccb6f7-5641-4e0e-bd10-b4976e1bf68e', name: 'Enterprise Mobility + Security E3', category: 'identityAndSecurity',
    description: { en: 'Identity, device management and information protection together.', de: 'Identität, Geräteverwaltung und Informationsschutz zusammen.' }
  },
  {
    skuPartNumber: 'EMSPREMIUM', skuId: 'b05e124f-c7cc-45a0-a6aa-8cf78c946968', name: 'Enterprise Mobility + Security E5', category: 'identityAndSecurity',
    trialOfferId: '87DD2714-D452-48A0-A809-D2F58C4F68B7',
    description: { en: 'E3 with risk-based access and automatic classification.', de: 'E3 mit risikobasiertem Zugriff und automatischer Klassifizierung.' }
  },
  {
    skuPartNumber: 'SPE_E3', skuId: '05e9a617-0261-4cee-bb44-138d3ef5d965', name: 'Microsoft 365 E3', category: 'enterprise', trialOfferId: 'E56A8505-FEEA-4B75-BD30-BD2959D77943',
    description: { en: 'Office applications, Windows and device management.', de: 'Office-Anwendungen, Windows und Geräteverwaltung.' }
  },
  {
    skuPartNumber: 'SPE_E5', skuId: '06ebc4ee-1bb5-47dd-8120-11324bc54e06', name: 'Microsoft 365 E5', category: 'enterprise', trialOfferId: 'F6F20264-E785-4749-BD8E-884BAB076DE4',
    description: { en: 'E3 with advanced security, compliance, telephony and analytics.', de: 'E3 mit erweiterter Sicherheit, Compliance, Telefonie und Analyse.' }
  },
  {
    skuPartNumber: 'SPE_F1', skuId: '66b55226-6b4f-492c-910c-a3b7a3c9d993', name: 'Microsoft 365 F3', category: 'enterprise', trialOfferId: '32F37F52-2F8A-428F-82EA-92B56A44E1A7',
    description: { en: 'For people who work with customers or in production.', de: 'Für Personen mit Kundenkontakt oder in der Produktion.' }
  },
  {
    skuPartNumber: 'M365_F1', skuId: '44575883-256e-4a79-9da4-ebe9acabe2b2', name: 'Microsoft 365 F1', category: 'enterprise',
    description: { en: 'Reading, meeting and device management for frontline work.', de: 'Lesen, Besprechungen und Geräteverwaltung ohne Büroarbeitsplatz.' }
  },
  {
    skuPartNumber: 'SPB', skuId: 'cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46', name: 'Microsoft 365 Business Premium', category: 'smallBusiness',
    trialOfferId: '47128319-73FF-4A7B-B96F-A3E8B14728E2', companyLimit: SMALL_BUSINESS_LIMIT,
    description: { en: 'Office applications, e-mail, security and device management.', de: 'Office-Anwendungen, E-Mail, Sicherheit und Geräteverwaltung.' }
  },
  {
    skuPartNumber: 'O365_BUSINESS_PREMIUM', skuId: 'f245ecc8-75af-4f8e-b61f-27d8114de5f3', name: 'Microsoft 365 Business Standard', category: 'smallBusiness',
    trialOfferId: '467EAB54-127B-42D3-B046-3844B860BEBF', companyLimit: SMALL_BUSINESS_LIMIT,
    description: { en: 'Office applications, e-mail and meetings.', de: 'Office-Anwendungen, E-Mail und Besprechungen.' }
  },
  {
    skuPartNumber: 'STANDARDPACK', skuId: '18181a46-0d4e-45cd-891e-60aabd171b4e', name: 'Office 365 E1', category: 'enterprise',
    description: { en: 'E-mail, files and meetings in the browser.', de: 'E-Mail, Dateien und Besprechungen im Browser.' }
  },
  {
    skuPartNumber: 'ENTERPRISEPACK', skuId: '6fd2c87f-b296-42f0-b197-1e91e994b900', name: 'Office 365 E3', category: 'enterprise', trialOfferId: 'B07A1127-DE83-4A6D-9F85-2C104BDAE8B4',
    description: { en: 'Office applications with e-mail, files and meetings.', de: 'Office-Anwendungen mit E-Mail, Dateien und Besprechungen.' }
  },
  {
    skuPartNumber: 'ENTERPRISEPREMIUM', skuId: 'c7df2760-2c81-4ef7-b578-5b5392b571df', name: 'Office 365 E5', category: 'enterprise',
    description: { en: 'Office 365 E3 with analytics, security and telephony.', de: 'Office 365 E3 mit Analyse, Sicherheit und Telefonie.' }
  },
  {
    skuPartNumber: 'AAD_PREMIUM', skuId: '078d2b04-f1bd-4111-bbd4-b4b1b354cef4', name: 'Microsoft Entra ID P1', category: 'identityAndSecurity', trialOfferId: '01824D11-5AD8-447F-8523-666B0848B381',
    description: { en: 'Conditional access and self-service for identities.', de: 'Bedingter Zugriff und Self-Service für Identitäten.' }
  },
  {
    skuPartNumber: 'AAD_PREMIUM_P2', skuId: '84a661c4-e949-4bd2-a560-ed7766fcaf2b', name: 'Microsoft Entra ID P2', category: 'identityAndSecurity', trialOfferId: 'FAF849AB-BD30-42B2-856C-8F1EDC230CE9',
    description: { en: 'P1 with risk detection and privileged identity management.', de: 'P1 mit Risikoerkennung und Verwaltung privilegierter Identitäten.' }
  },
  {
    skuPartNumber: 'WIN_DEF_ATP', skuId: '111046dd-295b-4d6d-9724-d52ac90bd1f2', name: 'Microsoft Defender for Endpoint', category: 'identityAndSecurity',
    description: { en: 'Finds and stops attacks on computers and servers.', de: 'Erkennt und stoppt Angriffe auf Computer und Server.' }
  }
]
