import type { Administrator, AdministratorFilter, AdministratorSortKey } from '../contract/administrators'

/** Without capitals and accents, so that "muller" finds "Müller". */
const folded = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()

/** The administrators that fit, in the wanted order. The same for the list and for its export. */
export function chosenAdministrators(rows: readonly Administrator[], { text, role, sort, descending }: AdministratorFilter): readonly Administrator[] {
  const wanted = folded(text.trim())
  const fitting = rows.filter((row) => (role === undefined || row.roles.some(({ templateId }) => templateId === role)) && (wanted === '' || searchText(row).includes(wanted)))
  const sign = descending ? -1 : 1
  const names = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true })
  // The name decides between equals, always upwards.
  return fitting.toSorted((a, b) => sign * names.compare(sortText(a, sort), sortText(b, sort)) || names.compare(a.name, b.name))
}

function searchText({ name, userPrincipalName = '', roles, through = [] }: Administrator): string {
  return folded([name, userPrincipalName, ...roles.map((role) => role.name), ...through].join('\n'))
}

function sortText(row: Administrator, key: AdministratorSortKey): string {
  switch (key) {
    case 'name':
      return row.name
    case 'userPrincipalName':
      return row.userPrincipalName ?? ''
    case 'roles':
      return row.roles.map(({ name }) => name).join()
    case 'signIn':
      return row.accountEnabled === undefined ? '2' : row.accountEnabled ? '1' : '0'
    case 'source':
      return row.kind === 'user' ? (row.synchronised === true ? '1' : '0') : '2'
  }
}
