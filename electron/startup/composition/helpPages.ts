/** Pages of the open web that the help leads to; opened in the technician's own browser. */
export const helpPages = {
  readme: 'https://learn.microsoft.com/partner-center/',
  partnerLocations: 'https://learn.microsoft.com/partner-center/account-settings/manage-locations'
} as const
