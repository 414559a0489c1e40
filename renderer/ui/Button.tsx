import { useId, useLayoutEffect, useRef, type ButtonHTMLAttributes, type ReactNode } from 'react'
import { Icon } from './Icon'
import type { IconName } from './icons'

interface Props extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled' | 'type'> {
  readonly look?: 'primary' | 'normal' | 'quiet'
  readonly icon?: IconName
  /** Why it cannot be pressed now. It stays reachable by keyboard, so that the reason can be read (WCAG 2.2, 4.1.2). */
  readonly blocked?: string | undefined
  /** The reason stands elsewhere on the page already, once for several buttons; it stays this button's description. */
  readonly reasonShown?: boolean
  /** Its work is under way: a second press does nothing. */
  readonly busy?: boolean
  readonly type?: 'button' | 'submit'
  readonly children: ReactNode
}

export function Button({ look = 'normal', icon, blocked, reasonShown = false, busy = false, type = 'button', onClick, children, ...rest }: Props) {
  const reasonId = useId()
  const free = blocked === undefined
  const idle = busy || !free
  const element = useRef<HTMLButtonElement>(null)
  const focused = useRef(false)
  const placed = useRef(free)
  // A reason that comes or goes puts another button in the place of this one: the focus goes on there.
  useLayoutEffect(() => {
    if (placed.current !== free && focused.current) element.current?.focus()
    placed.current = free
  }, [free])
  const button = (
    <button
      {...rest}
      ref={element}
      type={type === 'submit' ? 'submit' : 'button'}
      className="button"
      data-look={look}
      aria-disabled={idle || undefined}
      aria-busy={busy || undefined}
      aria-describedby={blocked === undefined ? rest['aria-describedby'] : reasonId}
      onFocus={event => { focused.current = true; rest.onFocus?.(event) }}
      onBlur={event => { focused.current = false; rest.onBlur?.(event) }}
      onClick={event => {
        if (!idle) onClick?.(event)
        else event.preventDefault()
      }}
    >
      {icon !== undefined && <Icon name={icon} />}
      {children}
    </button>
  )
  if (blocked === undefined) return button
  return (
    <div className="action">
      {button}
      <p className={reasonShown ? 'hidden-visually' : 'small muted'} id={reasonId}>{blocked}</p>
    </div>
  )
}
