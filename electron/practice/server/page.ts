import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

/** A piece of a page; what `html` makes has everything in it escaped. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

/** Where the style sheet is served, on both hosts. */
export const stylePath = '/_assets/practice.css'

export interface PageOptions {
  readonly title: string
  readonly body: Html
  /** Only for the portal of a tenant: put where a frame around it can check it. */
  readonly tenantId?: string
}

/** The whole document around a body. */
export const page = ({ title, body, tenantId }: PageOptions): Html => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${tenantId === undefined ? '' : html`<meta name="tenant-id" content="${tenantId}">`}
<link rel="stylesheet" href="${stylePath}">
<link rel="icon" href="data:,">
</head>
<body>${body}</body>
</html>`

/** The strip that no page of this cloud lacks: nobody shall take it for Microsoft's. */
export const banner: Html = html`<header class="banner">Practice cloud: nothing here is real</header>`

/**
 * The policy of an ordinary page: own style, no script.
 * @param formTargets origins to which a form may lead, redirects included
 */
export const contentPolicy = (formTargets: readonly string[] = []): string =>
  `default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'; form-action ${["'self'", ...formTargets].join(' ')}`
