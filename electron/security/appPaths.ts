import { realpath } from 'node:fs/promises'
import { join, sep } from 'node:path'

export const appScheme = 'app'
export const appHost = 'partner-desk'
export const portalPage = `${appScheme}://${appHost}/index.html`
export const framePage = `${appScheme}://${appHost}/frame/index.html`
export const switcherPage = `${appScheme}://${appHost}/switcher/index.html`

/** Whether a URL is one of our own pages' origin. Compares parsed parts, never a prefix. */
export function isOwnUrl(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, host } = new URL(url)
  return protocol === `${appScheme}:` && host === appHost
}

export type ResolvedPath = { readonly ok: true; readonly file: string } | { readonly ok: false; readonly status: 400 | 404 }

const refused = (status: 400 | 404): ResolvedPath => ({ ok: false, status })

/**
 * The file that an `app:` URL means. Only files whose real path lies in `root` are served: neither an encoded `..`, nor a
 * symbolic link, nor a NUL leads out.
 * @param root real path of the folder of the built pages
 */
export async function resolveAppPath(root: string, url: string): Promise<ResolvedPath> {
  if (!isOwnUrl(url)) return refused(400)
  const path = decodePath(new URL(url).pathname)
  if (path === undefined) return refused(400)
  const file = await realpath(join(root, path)).catch(() => undefined)
  if (file === undefined) return refused(404)
  return file.startsWith(root + sep) ? { ok: true, file } : refused(404)
}

/** `undefined` for what no page of ours would ask for: bad encoding, NUL, backslash, or a `..` that was hidden by encoding. */
function decodePath(pathname: string): string | undefined {
  try {
    const path = decodeURIComponent(pathname)
    const strange = path.includes('\0') || path.includes('\\') || path.split('/').includes('..')
    return strange ? undefined : path
  } catch {
    return undefined
  }
}
