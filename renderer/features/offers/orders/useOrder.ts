import { useLayoutEffect, useState } from 'react'
import type { AppError, Result } from '../../../../electron/contract/errors'
import type { TenantId } from '../../../../electron/contract/ids'
import type { Order, OrderLine } from '../../../../electron/contract/order'
import { useBridge } from '../../../stores/StoresContext'
import { shown, useCall } from '../../../ui/useCall'

export type OrderWork = 'review' | 'checkOut'

/** What of an order decides which of its buttons are there: for `useGoOn`. */
export const placeOf = ({ state, waiting, lines }: Order): string => `${state} ${waiting !== undefined} ${lines.length}`

/** The open order for a customer: what was done with it here, and what the outbox did behind it. */
export function useOrder(tenantId: TenantId) {
  const bridge = useBridge()
  const { state, put, reload } = useCall(() => bridge.calls['orders.open']({ tenantId }), tenantId)
  const order = shown(state)
  const id = order?.id
  const [working, setWorking] = useState<OrderWork | undefined>(undefined)
  const [error, setError] = useState<AppError | undefined>(undefined)
  // Before it is seen: what the outbox does from then on must not be missed.
  useLayoutEffect(() => bridge.on('orders.changed', ({ ids }) => {
    if (id === undefined || !ids.includes(id)) return
    void bridge.calls['orders.list']().then(result => {
      const now = result.ok ? result.value.find(one => one.id === id) : undefined
      if (now !== undefined) put(now)
    })
  }), [bridge, id, put])
  const take = async (call: Promise<Result<Order>>): Promise<void> => {
    const result = await call
    setError(result.ok ? undefined : result.error)
    if (result.ok) put(result.value)
  }
  const work = async (what: OrderWork): Promise<void> => {
    if (id === undefined || working !== undefined) return
    setWorking(what)
    await take(what === 'review' ? bridge.calls['orders.review']({ orderId: id }) : bridge.calls['orders.checkOut']({ orderId: id }))
    setWorking(undefined)
  }
  return {
    state, order, working, reload,
    error: error ?? order?.problem,
    setLines: (lines: readonly OrderLine[]) => (id === undefined ? Promise.resolve() : take(bridge.calls['orders.edit']({ orderId: id, lines: [...lines] }))),
    review: () => work('review'),
    checkOut: () => work('checkOut')
  }
}
