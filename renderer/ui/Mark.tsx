import type { CSSProperties } from 'react'
import type { TenantId } from '../../electron/contract/ids'
import { tenantMark } from '../../electron/domain/tenantMark'
import { useTopic } from '../stores/StoresContext'
import { Icon } from './Icon'

interface Props {
  readonly tenantId: TenantId
  readonly name: string
  readonly size?: 'small' | 'normal' | 'large'
}

/** How a customer is told apart everywhere: initials on its colour with its pattern (look.md, identity of a customer). */
export function CustomerMark({ tenantId, name, size = 'normal' }: Props) {
  // While a customer is open, it is shown with the mark of its window, which is another one where two would be equal.
  const open = useTopic('acting', state => state.sessions.find(session => session.tenantId === tenantId)?.mark)
  const mark = open ?? tenantMark(tenantId, name)
  const style: CSSProperties & Record<'--mark', string> = { '--mark': mark.colour }
  return (
    <span className="mark" data-size={size} data-pattern={mark.pattern} style={style} aria-hidden="true">
      <b>{mark.initials}</b>
    </span>
  )
}

/** The partner's own company: a ring with a briefcase, which no customer ever has. */
export function PartnerMark() {
  return <span className="mark mark-partner" aria-hidden="true"><Icon name="briefcase" /></span>
}
