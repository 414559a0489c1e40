export interface PageScriptParts {
  /** A name that no page can know before it runs. */
  readonly secret: string
  /** The tenant of the window. */
  readonly tenantId: string
  /** Origins whose pages say their tenant. */
  readonly origins: readonly string[]
}

/**
 * What a customer's page hears of us as soon as it is there, in each of its frames: printing is refused (the system's dialog would not say
 * for whom), as is a box to type into, and a page that says that it is another tenant's is made invisible in the very moment in which it says so, before it
 * can be painted, however late that is (capabilities 6.1, 6.2). A page that asks for a passkey or a security key and gets none says so. A text,
 * because it runs elsewhere; only the values of its first line go into it.
 */
export function pageScript({ secret, tenantId, origins }: PageScriptParts): string {
  return `(${body})(${JSON.stringify({ secret, tenantId: tenantId.toLowerCase(), origins, keyPatienceMs })})`
}

/** So long a passkey or security key may be looked for until a way out is offered; who is just touching one is not disturbed. */
const keyPatienceMs = 20_000

/** Waits for what the script has to say in the main frame. */
export function pageScriptSays(secret: string): string {
  return `window[${JSON.stringify(secret)}]?.next()`
}

const body = `({ secret, tenantId, origins, keyPatienceMs }) => {
  if (window[secret + '-here']) return
  Reflect.defineProperty(window, secret + '-here', { value: true })
  const { apply, defineProperty } = Reflect
  const { querySelectorAll } = Document.prototype
  const { setProperty } = CSSStyleDeclaration.prototype
  const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
  const test = guid.test, lower = String.prototype.toLowerCase
  const fixed = (object, name, value) => { defineProperty(object, name, { value, writable: false, configurable: false, enumerable: false }) }

  if (window === top) {
    let waiting = [], give
    const hand = () => {
      if (give === undefined || waiting.length === 0) return
      give(waiting)
      waiting = []
      give = undefined
    }
    fixed(window, secret, Object.freeze({
      next: () => new Promise((resolve) => { give = resolve; hand() }),
      tell: (message) => { if (waiting.length < 20) { waiting[waiting.length] = message; hand() } }
    }))
  }
  const tell = (message) => { try { top[secret].tell(message) } catch { /* A frame of another site has nobody to tell. */ } }

  fixed(window, 'print', function print() { tell({ kind: 'print' }) })
  // Electron throws here, which breaks the page; null is what a box that was closed answers.
  fixed(window, 'prompt', function prompt() { tell({ kind: 'typing' }); return null })
  const { execCommand } = Document.prototype
  fixed(Document.prototype, 'execCommand', function (command, ...rest) {
    const name = String(command)
    if (apply(lower, name, []) !== 'print') return apply(execCommand, this, [name, ...rest])
    tell({ kind: 'print' })
    return false
  })

  // Electron shows no dialog of its own for them where the system has none: what comes of it is looked at from here.
  const { then } = Promise.prototype
  const keys = window.CredentialsContainer?.prototype
  for (const name of keys === undefined ? [] : ['get', 'create']) {
    const real = keys[name]
    fixed(keys, name, function (...options) {
      const answer = apply(real, this, options)
      if (options[0]?.publicKey === undefined || options[0].mediation === 'conditional') return answer
      let isOver = false
      setTimeout(() => { if (!isOver) tell({ kind: 'securityKey' }) }, keyPatienceMs)
      apply(then, answer, [() => { isOver = true }, (error) => {
        isOver = true
        if (error?.name !== 'AbortError') tell({ kind: 'securityKey' })
      }])
      return answer
    })
  }

  let isOther = false
  const look = () => {
    if (isOther) return
    for (const { content, dataset } of apply(querySelectorAll, document, ['meta[name="tenant-id"], .company[data-tenant-id]'])) {
      const seen = content ?? dataset.tenantId ?? ''
      if (!apply(test, guid, [seen]) || apply(lower, seen, []) === tenantId) continue
      isOther = true
      // Not by a style sheet, which the page's own policy may forbid.
      apply(setProperty, document.documentElement.style, ['display', 'none', 'important'])
      tell({ kind: 'tenant', seen: apply(lower, seen, []), origin: location.origin })
      return
    }
  }
  if (origins.includes(location.origin)) {
    new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['content', 'name', 'class', 'data-tenant-id'] })
    look()
  }
}`
