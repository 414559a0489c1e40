export interface AddressesInTurn {
  /** Shows the address, after the one that is under way; of several that wait only the newest. */
  show(address: string): void
  /** Forgets what waits. Resolves when nothing is under way any more. */
  end(): Promise<void>
}

/**
 * Shows one address after the other in a page. A second one that begins while the first is on its way to the page, or a page that is taken
 * away then, can end the process of the page (measured with a page held back by a debugger: 3 times in 308; in turn never in 600).
 * @param load resolves or rejects when the address is shown or given up
 */
export function addressesInTurn(load: (address: string) => Promise<void>): AddressesInTurn {
  let waiting: string | undefined
  let underWay: Promise<void> | undefined
  const run = async (): Promise<void> => {
    while (waiting !== undefined) {
      const address = waiting
      waiting = undefined
      await load(address).catch(() => undefined)
    }
    underWay = undefined
  }
  return {
    show: (address) => {
      waiting = address
      underWay ??= run()
    },
    end: async () => {
      waiting = undefined
      await underWay
    }
  }
}
