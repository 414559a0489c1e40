import { Dialog as Base } from '@base-ui/react/dialog'
import type { ReactNode } from 'react'

interface Props {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A dialog that keeps the focus inside, closes on Escape and gives the focus back. Loaded with the page that needs it. */
export function Dialog({ title, onClose, children }: Props) {
  return (
    <Base.Root open onOpenChange={open => { if (!open) onClose() }}>
      <Base.Portal>
        <Base.Backdrop className="backdrop" />
        <Base.Popup className="dialog">
          <Base.Title>{title}</Base.Title>
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
