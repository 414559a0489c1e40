/** The desktop application: public client, loopback redirect. */
export const desktopClientId = '1f6d3c52-8b0e-4c7a-9d3b-2a5e70c4b918'

/** The web portal's own registration; it only learns who signed in. */
export const portalClientId = '8e2a94d7-53c1-4f0b-b6a8-d07c19e35f64'
