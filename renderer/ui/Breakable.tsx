import { Fragment } from 'react'

/** A run of other signs with the marks behind it. */
const part = /[^/.@?&=_-]*[/.@?&=_-]+|[^/.@?&=_-]+/gu

/** An address that may be broken after its marks (`/`, `.`, `@` …), so that no word of it is torn where a line ends. */
export function Breakable({ text }: { readonly text: string }) {
  return [...text.matchAll(part)].map(({ index: place, 0: letters }) => <Fragment key={place}>{place > 0 && <wbr />}{letters}</Fragment>)
}
