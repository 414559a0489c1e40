const en = {
  actingAs: 'Acting as',
  role_full: 'Full administration',
  role_limited: 'Limited administration',
  role_none: 'No role',
  time: 'Time in this session',
  portals: 'Portal',
  portal_practice: 'Account portal',
  portal_users: 'Users',
  portal_domains: 'Domains',
  portal_subscriptions: 'Subscriptions',
  portal_m365: 'Microsoft 365',
  portal_entra: 'Entra',
  portal_intune: 'Intune',
  portal_azure: 'Azure',
  portal_exchange: 'Exchange',
  portal_teams: 'Teams',
  portal_defender: 'Defender',
  portal_purview: 'Purview',
  portal_powerPlatform: 'Power Platform',
  portal_powerApps: 'Power Apps',
  portal_fabric: 'Fabric',
  portal_sharePoint: 'SharePoint',
  portalsElsewhere: 'In my own browser',
  portalsRead: 'The cloud’s list of this customer’s portals was read {ago}.',
  left: 'ends in {time}',
  extend: 'Extend',
  fiveMinutes: 'The session for {company} ends in five minutes. Extend it to go on.',
  oneMinute: 'The session for {company} ends in one minute. Extend it to go on.',
  browser: 'Open in my browser',
  end: 'End session',
  again: 'Try again',
  loading: 'Opening the portal',
  loadingText: 'The portal of {company} is being opened with your sign-in.',
  ending: 'Ending the session',
  endingText: 'The window closes, and cookies and data of this session are destroyed.',
  blocked: 'This is not the tenant of {company}',
  blockedText:
    'The portal reported another tenant than the one this window was opened for. The page was closed before anything could be changed in the wrong place. End this session, look the customer up and administer again.',
  failed: 'The portal cannot be reached',
  failedText:
    'The portal of {company} did not answer. Nothing was changed. Check the network and try again, or open the portal in your own browser.'
}

export type FrameText = keyof typeof en

/** The name of a portal; one that has no word of its own is called by its key. */
export function portalName(language: 'en' | 'de', nameKey: string): string {
  const key = `portal_${nameKey}`
  return key in en ? frameText(language, key as FrameText) : nameKey
}

const de: Readonly<Record<FrameText, string>> = {
  actingAs: 'Handeln als',
  role_full: 'Vollständige Verwaltung',
  role_limited: 'Eingeschränkte Verwaltung',
  role_none: 'Keine Rolle',
  time: 'Dauer dieser Sitzung',
  portals: 'Portal',
  portal_practice: 'Kontoportal',
  portal_users: 'Benutzer',
  portal_domains: 'Domänen',
  portal_subscriptions: 'Abonnements',
  portal_m365: 'Microsoft 365',
  portal_entra: 'Entra',
  portal_intune: 'Intune',
  portal_azure: 'Azure',
  portal_exchange: 'Exchange',
  portal_teams: 'Teams',
  portal_defender: 'Defender',
  portal_purview: 'Purview',
  portal_powerPlatform: 'Power Platform',
  portal_powerApps: 'Power Apps',
  portal_fabric: 'Fabric',
  portal_sharePoint: 'SharePoint',
  portalsElsewhere: 'In meinem eigenen Browser',
  portalsRead: 'Die Liste der Portale dieses Kunden kam {ago} aus der Cloud.',
  left: 'endet in {time}',
  extend: 'Verlängern',
  fiveMinutes: 'Die Sitzung für {company} endet in fünf Minuten. Verlängern Sie sie, um weiterzuarbeiten.',
  oneMinute: 'Die Sitzung für {company} endet in einer Minute. Verlängern Sie sie, um weiterzuarbeiten.',
  browser: 'In meinem Browser öffnen',
  end: 'Sitzung beenden',
  again: 'Erneut versuchen',
  loading: 'Das Portal wird geöffnet',
  loadingText: 'Das Portal von {company} wird mit Ihrer Anmeldung geöffnet.',
  ending: 'Die Sitzung wird beendet',
  endingText: 'Das Fenster schließt sich; Cookies und Daten dieser Sitzung werden vernichtet.',
  blocked: 'Das ist nicht der Mandant von {company}',
  blockedText:
    'Das Portal hat einen anderen Mandanten gemeldet als den, für den dieses Fenster geöffnet wurde. Die Seite wurde geschlossen, bevor am falschen Ort etwas geändert werden konnte. Beenden Sie diese Sitzung, suchen Sie den Kunden erneut und verwalten Sie ihn von dort.',
  failed: 'Das Portal ist nicht erreichbar',
  failedText:
    'Das Portal von {company} hat nicht geantwortet. Es wurde nichts geändert. Prüfen Sie das Netzwerk und versuchen Sie es erneut, oder öffnen Sie das Portal in Ihrem eigenen Browser.'
}

/** The frame's own words: so few that its page carries them itself and stays light. */
export function frameText(language: 'en' | 'de', key: FrameText, values: Readonly<Record<string, string>> = {}): string {
  return (language === 'de' ? de : en)[key].replace(/\{(\w+)\}/gu, (whole, name: string) => values[name] ?? whole)
}
