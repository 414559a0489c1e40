import { html } from 'hono/html'

import type { Html } from '../../server/page'

/** A table with a caption and one header a column. */
export const table = (caption: string, columns: readonly string[], rows: readonly (readonly (Html | string)[])[]): Html => html`<div class="scroll"><table>
<caption>${caption}</caption>
<thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${rows.map((cells) => html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
</table></div>`

/** A date as people read it; the exact moment is in the markup. */
export const dateOf = (iso: string | undefined): Html | string =>
  iso === undefined ? 'none' : html`<time datetime="${iso}">${iso.slice(0, 10)}</time>`
