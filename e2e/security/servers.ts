import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface TestServer {
  readonly url: string
  /** Paths that were asked for, in order. */
  readonly asked: readonly string[]
  close(): Promise<void>
}

/** A server of nobody's, on loopback, which remembers what it was asked for. */
export function startServer(answer: RequestListener): Promise<TestServer> {
  return listen('http', (listener) => createServer(listener), answer)
}

/** One whose certificate nobody has signed. */
export function startUntrustedServer(answer: RequestListener): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'partner-desk-certificate-'))
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')]
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', certificate, '-days', '2', '-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'], { stdio: 'ignore' })
  const options = { key: readFileSync(key), cert: readFileSync(certificate) }
  rmSync(folder, { recursive: true })
  return listen('https', (listener) => createSecureServer(options, listener), answer)
}

async function listen(scheme: string, create: (listener: RequestListener) => Server, answer: RequestListener): Promise<TestServer> {
  const asked: string[] = []
  const server = create((request, response) => {
    asked.push(request.url ?? '')
     answer(request, response)
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  return {
    url: `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () => new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  }
}
