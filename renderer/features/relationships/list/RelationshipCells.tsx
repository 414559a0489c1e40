import type { ComponentType } from 'react'
import type { RelationshipRow } from '../../../../electron/contract/relationship'
import type { RoleTemplate } from '../../../../electron/contract/roleTemplate'
import { useI18n } from '../../../i18n/I18nContext'
import { Deadline } from '../../../ui/Age'
import { Icon } from '../../../ui/Icon'
import { RelationshipStatus } from '../../../ui/RelationshipStatus'
import { Customer } from '../Customer'
import { roleList, rolesInWords } from '../roleWords'

/** What the list says of one relationship, with the names of these templates. */
export function cellsFor(templates: readonly RoleTemplate[]): ComponentType<{ readonly row: RelationshipRow }> {
  return function Cells({ row }) {
    const i18n = useI18n()
    const { t, date } = i18n
    const usable = row.state === 'active' || row.state === 'expiring'
    return (
      <>
        <div role="gridcell" aria-colindex={1} className="name-cell" title={row.customer}><Customer of={row} /></div>
        <div role="gridcell" aria-colindex={2} title={row.name}>{row.name}{row.origin !== 'own' && <span className="muted"> · {t(`relationships.origin.${row.origin}`)}</span>}</div>
        <div role="gridcell" aria-colindex={3}><RelationshipStatus state={row.state} />{row.problem !== undefined && <Problem problem={row.problem} />}</div>
        <div role="gridcell" aria-colindex={4} title={roleList(i18n, row.roles)}>{rolesInWords(i18n, row.roles, row.templateId, templates)}</div>
        <div role="gridcell" aria-colindex={5} title={row.groups?.join(', ')}>{usable && (row.groups === undefined ? <span className="muted">…</span> : row.groups.length === 0 ? t('relationships.nobody') : row.groups.join(', '))}</div>
        <div role="gridcell" aria-colindex={6} className="nums">{date(row.createdAt)}</div>
        <div role="gridcell" aria-colindex={7} data-window={row.window}>{row.endsAt !== undefined && <End row={{ ...row, endsAt: row.endsAt }} usable={usable} />}</div>
      </>
    )
  }
}

function Problem({ problem }: { readonly problem: NonNullable<RelationshipRow['problem']> }) {
  const { t } = useI18n()
  const words = t(`relationships.problem.${problem}`)
  return <span className="status" data-tone="warn" title={words}>&nbsp;<Icon name="warning" /><span className="hidden-visually">{words}</span></span>
}

function End({ row, usable }: { readonly row: RelationshipRow & { readonly endsAt: string }; readonly usable: boolean }) {
  const { t, date } = useI18n()
  if (!usable) return <span className="muted nums">{date(row.endsAt)}</span>
  return row.autoExtend ? <span className="nums">{t('relationships.extendsOn', { date: date(row.endsAt) })}</span> : <Deadline instant={row.endsAt} />
}
