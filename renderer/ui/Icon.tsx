import { icons, type IconName } from './icons'

/** Decoration only: the word beside it says the same. The drawings are our own constants, never data. */
export function Icon({ name }: { readonly name: IconName }) {
  return <span className="icon" aria-hidden="true" dangerouslySetInnerHTML={{ __html: icons[name] }} />
}
