import type { Order } from '../../../../electron/contract/order'
import { useI18n } from '../../../i18n/I18nContext'
import { Button } from '../../../ui/Button'
import { EmptyState } from '../../../ui/states'
import { money } from './money'

interface Props {
  readonly order: Order
  readonly onRemove: (at: number) => void
}

/** What is in the order, with what the cloud said of each line. */
export function Lines({ order, onRemove }: Props) {
  const i18n = useI18n()
  const { t, number } = i18n
  const { lines, cart } = order
  if (lines.length === 0) return <EmptyState text={t('orders.noLines')} />
  const amount = (value: number | undefined): string => (value === undefined ? t('orders.notPriced') : money(i18n, value, cart?.currency ?? ''))
  const totals = cart?.lines.map(line => line.total) ?? []
  const sum = totals.length > 0 && totals.every(total => total !== undefined) ? totals.reduce<number>((all, total) => all + (total ?? 0), 0) : undefined
  const fixed = order.state === 'ordered' || order.waiting !== undefined
  return (
    <div className="table-wrap">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('orders.product')}</th><th scope="col" className="num">{t('orders.quantity')}</th>
            {cart !== undefined && <><th scope="col" className="num">{t('orders.price')}</th><th scope="col" className="num">{t('orders.total')}</th></>}
            {!fixed && <th scope="col"><span className="hidden-visually">{t('orders.remove', { product: '' })}</span></th>}
          </tr>
        </thead>
        <tbody>
          {lines.map((line, at) => {
            const said = cart?.lines[at]
            return (
              <tr key={`${line.productId} ${line.skuId} ${line.term} ${line.billingCycle}`}>
                <td>
                  {line.title}
                  <div className="small muted">{t(`orders.term.${line.term}`)} · {t(`orders.billing.${line.billingCycle}`)}</div>
                  {said?.error !== undefined && <p className="field-error">{said.error}</p>}
                </td>
                <td className="num">{number(line.quantity)}</td>
                {cart !== undefined && <><td className="num">{amount(said?.price)}</td><td className="num">{amount(said?.total)}</td></>}
                {!fixed && <td><Button look="quiet" aria-label={t('orders.remove', { product: line.title })} icon="dismiss" onClick={() => onRemove(at)}>{''}</Button></td>}
              </tr>
            )
          })}
        </tbody>
        {sum !== undefined && (
          <tfoot><tr><th scope="row" colSpan={3}>{t('orders.sum')}</th><td className="num"><strong>{amount(sum)}</strong></td>{!fixed && <td>&nbsp;</td>}</tr></tfoot>
        )}
      </table>
    </div>
  )
}
