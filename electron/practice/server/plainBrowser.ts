/** A browser as far as tests need one: cookies by host and path, redirects, forms. No script. */
export class PlainBrowser {
  readonly #cookies = new Map<string, { readonly host: string; readonly path: string; readonly name: string; readonly value: string }>()
  /** Address of the page that the last call ended at. */
  url = ''
  status = 0
  text = ''

  async open(address: string, init: RequestInit = {}): Promise<this> {
    const answer = await this.#follow(new URL(address), init, 15)
    this.status = answer.status
    this.text = await answer.text()
    return this
  }

  /** Sends the page's form with its hidden fields and these; a submit button's name goes among the fields. */
  async submit(fields: Readonly<Record<string, string>>): Promise<this> {
    const form = /<form[^>]*method="post"[^>]*action="([^"]+)"[^>]*>([\s\S]*?)<\/form>/.exec(this.text)
    if (!form) throw new Error(`no form on ${this.url}: ${this.text.slice(0, 300)}`)
    const hidden = [...(form[2] ?? '').matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((one) => [one[1] ?? '', one[2] ?? ''])
    const body = new URLSearchParams([...hidden, ...Object.entries(fields)].map(([name, value]) => [name ?? '', value ?? '']))
    return this.open(new URL((form[1] ?? '').replaceAll('&amp;', '&'), this.url).href, { method: 'POST', body })
  }

  signIn(user: string, password = 'practice'): Promise<this> {
    return this.submit({ user, password })
  }

  async #follow(url: URL, init: RequestInit, left: number): Promise<Response> {
    this.url = url.href
    const headers = new Headers(init.headers)
    headers.set('accept', 'text/html,application/xhtml+xml')
    const cookie = [...this.#cookies.values()].filter((one) => one.host === url.hostname && url.pathname.startsWith(one.path)).map((one) => `${one.name}=${one.value}`).join('; ')
    if (cookie !== '') headers.set('cookie', cookie)
    const answer = await fetch(url, { ...init, headers, redirect: 'manual', signal: AbortSignal.timeout(10_000) })
    for (const line of answer.headers.getSetCookie()) this.#keep(line, url)
    const next = answer.headers.get('location')
    if (next === null || left === 0) return answer
    await answer.body?.cancel()
    return this.#follow(new URL(next, url), {}, left - 1)
  }

  #keep(line: string, url: URL): void {
    const [pair = '', ...attributes] = line.split(/;\s*/)
    const name = pair.slice(0, pair.indexOf('='))
    const value = pair.slice(pair.indexOf('=') + 1)
    const path = attributes.find((one) => /^path=/i.test(one))?.slice(5) ?? '/'
    const key = `${url.hostname} ${path} ${name}`
    if (value === '') this.#cookies.delete(key)
    else this.#cookies.set(key, { host: url.hostname, path, name, value })
  }
}
