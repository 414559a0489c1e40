import type { AppError } from '../../../../electron/contract/errors'
import type { Merge, MergeItem } from '../../../../electron/contract/merge'
import { useI18n } from '../../../i18n/I18nContext'
import { useBridge } from '../../../stores/StoresContext'
import { Button } from '../../../ui/Button'
import { CustomerMark } from '../../../ui/Mark'

interface Props {
  readonly merge: Merge
  /** Index of the message in the preview. */
  readonly shown: number
  readonly onShow: (index: number) => void
  readonly put: (merge: Merge) => void
  readonly onError: (error: AppError | undefined) => void
}

/** Every customer of a mail merge with address and state; an address is kept when its field is left. */
export function MergeItems({ merge, shown, onShow, put, onError }: Props) {
  const { t } = useI18n()
  const bridge = useBridge()
  const edit = async (index: number, change: { readonly to: string } | { readonly skip: boolean }): Promise<void> => {
    const result = await bridge.calls['merge.edit']({ mergeId: merge.id, index, ...change })
    if (result.ok) put(result.value)
    onError(result.ok ? undefined : result.error)
  }
  return (
    <section className="stack" aria-labelledby="merge-items">
      <h2 id="merge-items">{t('merge.customers')}</h2>
      <ol className="merge-items">
        {merge.items.map((item, index) => (
          <Item key={item.tenantId} item={item} here={index === shown} onShow={() => onShow(index)} onTo={to => { void edit(index, { to }) }} onSkip={skip => { void edit(index, { skip }) }} />
        ))}
      </ol>
    </section>
  )
}

interface ItemProps {
  readonly item: MergeItem
  readonly here: boolean
  readonly onShow: () => void
  readonly onTo: (to: string) => void
  readonly onSkip: (skip: boolean) => void
}

function Item({ item, here, onShow, onTo, onSkip }: ItemProps) {
  const { t, error: words } = useI18n()
  const open = item.state === 'waiting' || item.state === 'failed'
  return (
    <li data-here={here}>
      <CustomerMark tenantId={item.tenantId} name={item.name} size="small" />
      <span className="wrap">{item.name}<br /><span className="small muted">{t(`merge.state.${item.state}`)}</span>{item.problem !== undefined && <span className="small field-error">{words(item.problem)}</span>}</span>
      {open
        ? <input className="input" type="text" inputMode="email" autoComplete="off" spellCheck={false} maxLength={2_000} defaultValue={item.to} aria-label={t('merge.to', { company: item.name })} placeholder={t('composer.to')} onFocus={onShow} onBlur={event => { if (event.target.value !== item.to) onTo(event.target.value) }} />
        : <span className="small muted wrap address">{item.to}</span>}
      <Button look="quiet" aria-label={t('merge.previewOf', { company: item.name })} aria-pressed={here} onClick={onShow}>{t('merge.preview')}</Button>
      {(open || item.state === 'skipped') && (
        <Button look="quiet" aria-label={t(open ? 'merge.skipNamed' : 'merge.includeNamed', { company: item.name })} onClick={() => onSkip(open)}>{t(open ? 'merge.skip' : 'merge.include')}</Button>
      )}
    </li>
  )
}
