import { Icon } from './Icon'

interface Props {
  readonly id: string
  /** Absent: the field is fine. The place stays, so that it is announced when it is filled. */
  readonly text: string | undefined
}

/** Next to a field: what is wrong with it, in words that say how to mend it. */
export function FieldError({ id, text }: Props) {
  return <span className="field-error" id={id} role="alert">{text !== undefined && <><Icon name="error" /><span>{text}</span></>}</span>
}
