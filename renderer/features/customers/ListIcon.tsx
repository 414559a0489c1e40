import { listIcons, type ListIconName } from './icons'

/** Decoration only, as `ui/Icon`; our own constants, never data. */
export function ListIcon({ name }: { readonly name: ListIconName }) {
  return <span className="icon" aria-hidden="true" dangerouslySetInnerHTML={{ __html: listIcons[name] }} />
}
