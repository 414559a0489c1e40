import { useId, type ReactNode } from 'react'

interface Props {
  readonly title: string
  readonly children: ReactNode
}

/** One numbered part of the way; the number comes from the style, because steps come and go with the cloud. */
export function Step({ title, children }: Props) {
  const id = useId()
  return (
    <section className="step" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div className="stack">{children}</div>
    </section>
  )
}
