import { relative, sep } from 'node:path'

const guarded = new Set(['webSecurity', 'nodeIntegration', 'nodeIntegrationInWorker', 'nodeIntegrationInSubFrames', 'contextIsolation', 'sandbox', 'allowRunningInsecureContent', 'experimentalFeatures', 'enableBlinkFeatures', 'webviewTag'])
const home = 'electron/security/webPreferences.ts'
/**
 * The two that speak with a portal's page, each in one way and with constant words; they say why they must. One asks what it shows in a world
 * of its own; the other has to be there before everything is loaded, which only the page's own world allows.
 */
const speakers = { 'electron/windows/pageReader.ts': 'executeJavaScriptInIsolatedWorld', 'electron/windows/pageVoice.ts': 'executeJavaScript' }
const injections = new Set(['executeJavaScript', 'executeJavaScriptInIsolatedWorld', 'insertCSS', 'setWebSecurity'])

const placeOf = (context) => relative(context.cwd, context.filename).split(sep).join('/')
const nameOf = (key) => (key?.type === 'Identifier' ? key.name : key?.type === 'Literal' ? key.value : undefined)

/** Security settings of pages stand in one file, where they can be read and tested together. */
export const pageSettings = {
  meta: { type: 'problem', docs: { description: 'Security settings of pages are set in one file' }, schema: [] },
  create(context) {
    if (placeOf(context) === home) return {}
    return {
      Property(node) {
        const name = node.parent?.type === 'ObjectExpression' ? nameOf(node.key) : undefined
        if (guarded.has(name)) context.report({ node, message: `“${name}” decides how safe a page is; it is set only in ${home}.` })
      }
    }
  }
}

/** Code and styles are never put into a page that somebody else wrote. */
export const noInjection = {
  meta: { type: 'problem', docs: { description: 'No code or style is put into pages' }, schema: [] },
  create(context) {
    const allowed = speakers[placeOf(context)]
    return {
      MemberExpression(node) {
        const name = nameOf(node.property)
        if (name !== allowed && injections.has(name)) context.report({ node, message: `“${name}” reaches into a page that others wrote. The application looks at its address and title from outside, and draws around it.` })
      }
    }
  }
}

/** Only one file of the renderer touches what the preload offers. */
export const oneBridge = {
  meta: { type: 'problem', docs: { description: 'Only the bridge touches window.partnerDesk' }, schema: [] },
  create(context) {
    const place = placeOf(context)
    if (!place.startsWith('renderer/') || /^renderer\/(bridge|.*\.test)\.tsx?$/.test(place) || place.includes('/testing/')) return {}
    return {
      MemberExpression(node) {
        if (nameOf(node.property) === 'partnerDesk') context.report({ node, message: 'The bridge is the only file that touches window.partnerDesk: so every page can be tested with another bridge.' })
      }
    }
  }
}
