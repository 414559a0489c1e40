import { Hono } from 'hono'
import { html, raw } from 'hono/html'

import type { Html } from '../server/page'
import { liveScript, marksScript } from './labMarks'
import { portalPage } from './layout'
import { sendPortal } from './responses'
import type { PortalEnvironment, Visit } from './visit'

/** Scripts are allowed here and nowhere else: this page does what a portal's own scripts might do. */
const labPolicy = "default-src 'self'; script-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-src *; connect-src *; worker-src 'self'; base-uri 'none'"

const away = (visit: Visit): string => `${visit.at.authority}/away`

/** What each button does; `away` and `base` are known to them. */
const script = `
const on = (id, act) => document.getElementById(id).addEventListener('click', act)
on('assign', () => { location.assign(away) })
on('popup', () => { window.open(away) })
on('push', () => { history.pushState({}, '', base + '/lab?pushed=' + Date.now()); show('pushed') })
on('pushaway', () => { try { history.pushState({}, '', away) } catch (error) { show(error.name) } })
on('print', () => { print(); document.execCommand('print'); show('printed') })
on('storm', () => { for (let index = 0; index < 30; index += 1) { const link = document.createElement('a'); link.href = URL.createObjectURL(new Blob(['storm'])); link.download = 'storm-' + index + '.txt'; link.click() } show('stormed') })
on('trap', () => { window.addEventListener('beforeunload', (event) => { event.preventDefault(); event.returnValue = 'stay' }); show('trapped') })
on('frameaway', () => { document.getElementById('inner').src = away })
on('showother', () => { document.querySelector('meta[name="tenant-id"]').content = '99999999-2222-4333-8444-555555555555'; document.title = 'Users - Somebody else' })
on('ask', () => { show('asked ' + confirm('Delete all users?\u202E')) })
on('alert', () => { alert('Saved'); show('told') })
on('type', () => { show('typed ' + prompt('Your password?')) })
on('nag', () => { for (let index = 0; index < 30; index += 1) alert('Again'); show('nagged') })
on('where', () => { navigator.geolocation.getCurrentPosition(() => show('here'), (error) => show('nowhere ' + error.code)) })
on('camera', () => { navigator.mediaDevices.getUserMedia({ video: true }).then(() => show('seen'), (error) => show(error.name)) })
on('key', () => { navigator.credentials.get({ publicKey: { challenge: new Uint8Array(32), timeout: 1000, rpId: location.hostname } }).then(() => show('unlocked'), (error) => show(error.name)) })
on('late', () => { const meta = document.createElement('meta'); meta.name = 'tenant-id'; meta.content = '99999999-2222-4333-8444-555555555555'; setTimeout(() => document.head.append(meta), 50); show('late') })
on('picture', async () => { const canvas = document.createElement('canvas'); canvas.getContext('2d').fillRect(0, 0, 9, 9); const video = document.createElement('video'); video.muted = true; video.srcObject = canvas.captureStream(5); document.body.append(video); await video.play(); video.requestPictureInPicture().then(() => show('picture'), (error) => show(error.name)) })
on('lock', () => { document.body.requestPointerLock({}).then(() => show('locked'), (error) => show(error.name)) })
on('popups', () => { for (let index = 0; index < 200; index += 1) window.open(base + '/users'); show('popped') })
on('flood', () => { for (let index = 0; index < 2000; index += 1) history.pushState({}, '', base + '/lab?flood=' + index); show('flooded') })
on('imitate', () => { const bar = document.body.appendChild(document.createElement('div')); bar.style = 'pointer-events:none;position:fixed;inset:-100px -100px auto;height:160px;z-index:2147483647;background:#a00;color:#fff'; bar.textContent = 'Acting as Woodgrove Bank'; document.title = 'Acting as Woodgrove Bank'; resizeTo(300, 200); moveTo(0, 0); show('imitated') })
on('endless', () => { show('endless'); setTimeout(() => { for (;;) {} }, 50) })
on('fullscreen', () => { document.documentElement.requestFullscreen().then(() => show('fullscreen'), (error) => show(error.name)) })
on('mark', () => leaveMarks().then(() => show('marked'), (error) => show(String(error))))
on('read', () => readMarks().then((seen) => show(JSON.stringify(seen)), (error) => show(String(error))))
function show(text) { document.getElementById('outcome').textContent = text }
`

const buttons: readonly (readonly [id: string, name: string])[] = [
  ['assign', 'Leave by script'], ['popup', 'Open a pop-up'], ['push', 'Push history'], ['pushaway', 'Push history away'], ['storm', 'Download many files'], ['trap', 'Set an unload trap'], ['print', 'Print'], ['late', 'Say another tenant later'], ['picture', 'Open a picture window'], ['lock', 'Lock the pointer'], ['popups', 'Open many pop-ups'],
  ['ask', 'Ask'], ['alert', 'Tell'], ['type', 'Ask for typing'], ['nag', 'Ask again and again'], ['where', 'Ask where this is'], ['camera', 'Use the camera'], ['key', 'Ask for a security key'],
  ['flood', 'Flood the history'], ['imitate', 'Imitate the frame'],
  ['frameaway', 'Let the inner frame leave'], ['showother', 'Show another tenant in place'], ['endless', 'Run an endless script'], ['fullscreen', 'Go full screen'], ['mark', 'Leave marks'], ['read', 'Read marks']
]

const labPage = (visit: Visit): Html => portalPage(visit, {
  title: 'Lab',
  current: '/lab',
  body: html`<p>Every way in which a page can leave, and every trace it can leave behind.</p>
<ul>
<li><a id="link" href="${away(visit)}">Leave by link</a></li>
<li><a id="blank" href="${away(visit)}" target="_blank" rel="noreferrer">Leave by link into a new window</a></li>
<li><a id="redirect" href="${visit.base}/lab/redirect">Leave by redirect</a></li>
<li><a id="refresh" href="${visit.base}/lab/refresh">Leave by meta refresh</a></li>
<li><a id="other" href="${visit.base}/lab/other">A page of another tenant</a></li>
<li><a id="download" href="${visit.base}/lab/download" download>Download a file</a></li>
<li><a id="slow" href="${visit.base}/lab/slow">Download a file that never ends</a></li>
<li><a id="disguised" href="${visit.base}/lab/disguised">Download a file with a disguised name</a></li>
<li><a id="otherslow" href="${visit.base}/lab/other-slow">A page of another tenant that never ends</a></li>
<li><a id="mail" href="mailto:somebody@contoso.com">Write a message</a></li>
</ul>
<p><label>A file <input type="file" id="file" multiple onchange="show([...this.files].map((one) => one.name).join(' '))"></label></p>
<form id="form" method="get" action="${away(visit)}"><button type="submit">Leave by form</button></form>
<p class="row">${buttons.map(([id, name]) => html`<button type="button" id="${id}">${name}</button>`)}</p>
<p role="status" id="outcome">ready</p>
<iframe id="inner" title="Inner page" src="${visit.base}/lab/inner"></iframe>
<script>const away = ${raw(JSON.stringify(away(visit)))}, base = ${raw(JSON.stringify(visit.base))}, mark = ${raw(JSON.stringify(visit.tenant.id))};${raw(marksScript)}${raw(liveScript)}${raw(script)}</script>`
})

const attachment = (name: string): Record<string, string> => ({ 'content-type': 'application/octet-stream', 'content-disposition': `attachment; filename*=UTF-8''${name}` })

/** A third of what was promised, and then nothing more. */
const neverEnding = (): ReadableStream<Uint8Array> => new ReadableStream({ start: (stream) => stream.enqueue(new Uint8Array(1_000_000)) })

/** A page on which tests try to leave the portal; exists only with the controls. */
export const labRoutes = (): Hono<PortalEnvironment> => {
  const app = new Hono<PortalEnvironment>()
  const plain = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' } as const
  app.get('/', (context) => sendPortal(context, labPage(context.get('visit')), 200, labPolicy))
  app.get('/redirect', (context) => context.redirect(away(context.get('visit')), 302))
  app.get('/refresh', (context) => context.body(`<!doctype html><html lang="en"><title>Refresh</title><meta http-equiv="refresh" content="0;url=${away(context.get('visit'))}">`, 200, plain))
  app.get('/inner', (context) => context.body(`<!doctype html><html lang="en"><title>Inner</title><p>Inner page</p><script>${liveScript}</script>`, 200, plain))
  // At this tenant's address, what is another's: a cache or a proxy that confuses two visitors would do this.
  app.get('/other', (context) => context.body('<!doctype html><html lang="en"><title>Users - Somebody else</title><meta name="tenant-id" content="99999999-2222-4333-8444-555555555555"><h1>Users of somebody else</h1>', 200, plain))
  app.get('/other-slow', (context) => context.body('<!doctype html><html lang="en"><title>Users - Somebody else</title><meta name="tenant-id" content="99999999-2222-4333-8444-555555555555"><h1>Users of somebody else</h1><img alt="" src="slow">', 200, plain))
  app.get('/download', (context) => context.body('a file of the lab', 200, attachment('lab.txt')))
  app.get('/slow', () => new Response(neverEnding(), { headers: { ...attachment('slow.bin'), 'content-length': '3000000' } }))
  app.get('/disguised', (context) => context.body('a file of the lab', 200, attachment('..%2F..%2Finvoice%E2%80%AEfdp.exe')))
  return app
}
