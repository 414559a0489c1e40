import { useCallback } from 'react'
import { useLocation } from 'wouter'
import type { OfferRow } from '../../../../electron/contract/offer'
import { useI18n } from '../../../i18n/I18nContext'
import type { MessageKey } from '../../../i18n/translator'
import { VirtualGrid } from '../../../ui/grid/VirtualGrid'
import { addressOf } from './address'
import { QuoteCells } from './QuoteCells'
import type { QuoteRows } from './useQuoteRows'

const columns: readonly MessageKey[] = ['offers.subject', 'offers.customer', 'quotes.products', 'offers.state', 'offers.changedAt']

interface Props {
  readonly held: QuoteRows
  readonly need: (from: number, to: number) => void
}

/** The offers, the newest first. */
export function QuoteGrid({ held, need }: Props) {
  const { t } = useI18n()
  const [, go] = useLocation()
  const onSight = useCallback((from: number, to: number) => { if (held.loaded) need(from, to) }, [held, need])
  const open = useCallback((row: OfferRow) => go(addressOf(row)), [go])
  return (
    <VirtualGrid
      label={t('nav.offers')}
      className="quotes-grid"
      columns={columns.length}
      total={held.total}
      head={columns.map((label, column) => <div key={label} className="head-cell" role="columnheader" aria-colindex={column + 1}>{t(label)}</div>)}
      onSight={onSight}
      rowAt={index => held.rows.get(index)}
      cells={QuoteCells}
      onOpen={open}
    />
  )
}
