/** The style sheet of all pages of the practice cloud: plain, light and dark by the system, high contrast left to it. */
export const styleSheet = `
:root { color-scheme: light dark; --back: #f5f5f5; --card: #fff; --text: #242424; --soft: #575757; --line: #d1d1d1; --accent: #0f6cbd; --on-accent: #fff; --bad: #b10e1c; --bad-back: #fdf3f4; --good: #0e700e; --good-back: #f1faf1; --banner: #fff4ce; --on-banner: #3d2e00; --field: #616161 }
@media (prefers-color-scheme: dark) { :root { --back: #1f1f1f; --card: #292929; --text: #fff; --soft: #c7c7c7; --line: #525252; --accent: #62abf5; --on-accent: #0a2e4a; --bad: #f1707b; --bad-back: #3b1519; --good: #9ad29a; --good-back: #10300f; --banner: #433519; --on-banner: #ffe9b0; --field: #adadad } }
* { box-sizing: border-box }
html { font: 14px/20px 'Segoe UI Variable Text', 'Segoe UI', system-ui, -apple-system, sans-serif; color: var(--text); background: var(--back) }
body { margin: 0; min-height: 100vh; overflow-wrap: anywhere }
h1 { font-size: 24px; line-height: 32px; font-weight: 600; margin: 0 0 12px }
h2 { font-size: 16px; line-height: 22px; font-weight: 600; margin: 24px 0 8px }
.card > h2:first-child { margin-top: 0 } .card > :last-child { margin-bottom: 0 } .card ul { margin: 0; padding-left: 20px }
p { margin: 0 0 12px } a { color: var(--accent) } .soft { color: var(--soft) }
:focus-visible { outline: 2px solid var(--text); outline-offset: 2px }
.banner { background: var(--banner); color: var(--on-banner); padding: 6px 16px; font-weight: 600; text-align: center }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 24px; max-width: 640px; margin: 0 0 16px }
.middle { display: grid; justify-content: center; padding: 32px 16px } .middle .card { width: min(440px, calc(100vw - 32px)) } .middle .wide { width: min(640px, calc(100vw - 32px)) }
label { display: block; font-weight: 600; margin: 0 0 4px }
input, select, textarea { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line); border-bottom-color: var(--field); border-radius: 4px; padding: 6px 10px; width: 100%; min-height: 32px; margin: 0 0 16px }
[type=number] { max-width: 180px } .check { display: flex; gap: 8px; align-items: flex-start; margin: 0 0 16px } .check label { margin: 0 } .check input { width: 20px; height: 20px; min-height: 0; margin: 0; flex: none; accent-color: var(--accent) }
button, .button { font: inherit; font-weight: 600; border: 1px solid var(--line); border-radius: 4px; background: var(--card); color: var(--text); padding: 5px 16px; min-height: 32px; cursor: pointer; text-decoration: none; display: inline-block }
.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent) }
.row { display: flex; flex-wrap: wrap; gap: 8px; align-items: center } .row form { margin: 0 } .end { justify-content: flex-end }
[role=alert], .problem { border: 1px solid var(--bad); background: var(--bad-back); color: var(--bad); border-radius: 4px; padding: 8px 12px; margin: 0 0 16px }
[role=status] { border: 1px solid var(--good); background: var(--good-back); color: var(--good); border-radius: 4px; padding: 8px 12px; margin: 0 0 16px }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
.scroll { overflow-x: auto; margin: 0 0 16px } .hint { color: var(--soft); margin: -12px 0 16px } form + p { margin-top: 16px }
table { overflow-wrap: break-word } td time { white-space: nowrap } table { border-collapse: collapse; width: 100%; background: var(--card) } caption { text-align: left; font-weight: 600; padding: 4px 0 8px }
th, td { text-align: left; padding: 6px 12px; border-bottom: 1px solid var(--line); vertical-align: top; min-height: 32px } th { font-weight: 600 }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 16px; margin: 0 0 12px } dt { color: var(--soft) } dd { margin: 0 }
.portal { display: grid; grid-template-columns: 232px 1fr; min-height: calc(100vh - 32px) }
.pane { background: var(--card); border-right: 1px solid var(--line); padding: 16px 12px; display: flex; flex-direction: column }
.company { font-size: 16px; line-height: 22px; font-weight: 600; padding: 0 8px 12px; margin: 0 }
.pane nav { flex: 1 } .pane ul { list-style: none; margin: 0; padding: 0 } .pane li a { display: block; padding: 6px 8px; border-radius: 4px; color: inherit; text-decoration: none } .pane li a:hover { background: var(--back) }
.pane [aria-current=page] { background: var(--back); font-weight: 600; border-left: 3px solid var(--accent) }
.own { border-top: 1px solid var(--line); padding: 12px 8px 0; margin-top: 12px } .own a { display: block; padding: 2px 0 }
.content { padding: 24px; min-width: 0 } .who { padding: 8px 0 0; color: var(--soft) }
@media (max-width: 700px) { .portal { grid-template-columns: 1fr } .pane { border-right: 0; border-bottom: 1px solid var(--line) } .content { padding: 16px } }
`
