import type { WebContents } from 'electron'
import type { Refusal } from '../contract/visitNews'
import { hostOf } from './visitOrigins'

/**
 * What the system would ask or answer in nobody's name: a password dialog, a client certificate, a certificate that cannot be proved. All
 * of it is refused, and said in the frame. A client certificate is refused because Electron would otherwise send the first that fits, whoever's it is.
 */
export function refuseTrust(contents: Pick<WebContents, 'on'>, refused: (what: Refusal, about: string) => void): void {
  // Without an answer of ours Electron asks nobody and sends nothing.
  contents.on('login', (_event, _details, { host }) => refused('password', host))
  contents.on('certificate-error', (_event, url) => refused('untrusted', hostOf(url)))
  contents.on('select-client-certificate', (event, url, _certificates, choose) => {
    event.preventDefault()
    // "None" is what this call means without a certificate; its type does not say so.
    const none = choose as () => void
    none()
    refused('certificate', hostOf(url))
  })
}
