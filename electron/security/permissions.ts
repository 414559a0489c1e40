/**
 * What pages may do beyond rendering. Everything that is not named is refused, so a permission that a later Chromium
 * invents is refused too.
 */
export type PageKind = 'own' | 'stranger' | 'nobody'

const allowed: Readonly<Record<PageKind, ReadonlySet<string>>> = {
  // A session that is over.
  nobody: new Set(),
  // Our own pages copy through the main process and need nothing.
  own: new Set(),
  // A portal's "copy" buttons write plain, sanitised content after a click; reading the clipboard stays refused.
  stranger: new Set(['clipboard-sanitized-write'])
}

export function mayUse(kind: PageKind, permission: string): boolean {
  return allowed[kind].has(permission)
}
