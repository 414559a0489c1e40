/** A text as one word of PowerShell, whatever is in it. */
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** What an administrator types to run the script. */
export function commandFor(scriptFile: string, cloud: string, tenant: string | undefined): string {
  return ['&', quoted(scriptFile), '-Cloud', cloud, ...(tenant === undefined ? [] : ['-TenantId', quoted(tenant)]), '-GrantConsent'].join(' ')
}
