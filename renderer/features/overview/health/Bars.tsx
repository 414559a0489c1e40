import type { ReactNode } from 'react'
import { Link } from 'wouter'

export interface Bar {
  readonly key: string
  readonly label: ReactNode
  readonly value: number
  /** A part of `value` that is drawn apart. */
  readonly part?: number
  readonly text: string
  readonly href: string
}

interface Props {
  readonly bars: readonly Bar[]
  /** The value of a full bar; absent: the largest one. */
  readonly most?: number
}

/** A small chart whose labels and numbers are its own table; each row leads to the list behind it. */
export function Bars({ bars, most = Math.max(1, ...bars.map(({ value }) => value)) }: Props) {
  if (bars.length === 0) return null
  return (
    <ul className="bars">
      {bars.map(({ key, label, value, part = 0, text, href }) => (
        <li key={key}>
          <Link href={href}>
            <span className="bar-label">{label}</span>
            <span className="bar-track">{(part === 0 || value > part) && <i style={{ width: `${((value - part) / most) * 100}%` }} />}{part > 0 && <i data-part="" style={{ width: `${(part / most) * 100}%` }} />}</span>
            <span className="num">{text}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
