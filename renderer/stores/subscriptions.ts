import type { Bridge } from '../bridge'
import type { AppStores } from './appStores'

/**
 * Everything the main process tells the page, led to its store. Commands and links go to the shell, which knows the pages.
 * Returns the function that stops it all.
 */
export function subscribe(bridge: Bridge, stores: AppStores): () => void {
  const stops = [
    bridge.on('session.changed', session => {
      stores.session.setState(session.step === 'signedIn' ? { session, error: undefined } : { session })
      if (session.step !== 'signedIn') forgetCustomers(stores)
    }),
    bridge.on('session.asked', asked => stores.session.setState({ asked })),
    bridge.on('connection.changed', connection => stores.session.setState({ connection })),
    bridge.on('settings.changed', ({ settings, language }) => stores.settings.setState({ settings, language })),
    bridge.on('customers.changed', event => stores.customers.getState().changed(event)),
    bridge.on('customers.read', event => stores.customers.getState().read(event)),
    bridge.on('own.changed', event => stores.own.getState().changed(event)),
    bridge.on('offers.changed', event => stores.offers.getState().changed(event)),
    bridge.on('outbox.changed', ({ count }) => stores.offers.setState({ waiting: count })),
    bridge.on('catalogue.changed', () => stores.offers.setState(state => ({ catalogueRevision: state.catalogueRevision + 1 }))),
    bridge.on('merge.changed', () => stores.offers.setState(state => ({ mergeRevision: state.mergeRevision + 1 }))),
    bridge.on('activity.changed', () => stores.activity.getState().changed()),
    bridge.on('relationships.changed', () => stores.relationships.getState().changed()),
    bridge.on('relationships.batch', batch => stores.relationships.setState({ batch })),
    bridge.on('roleTemplates.changed', () => stores.relationships.setState(state => ({ rolesRevision: state.rolesRevision + 1 }))),
    bridge.on('requests.changed', () => stores.requests.getState().changed()),
    bridge.on('health.changed', () => stores.health.getState().changed()),
    bridge.on('work.changed', work => stores.notices.setState({ work })),
    bridge.on('notices.changed', notices => stores.notices.setState({ notices })),
    bridge.on('acting.changed', sessions => stores.acting.setState({ sessions })),
    bridge.on('acting.ended', lastEnded => stores.acting.setState({ lastEnded }))
  ]
  return () => { for (const stop of stops) stop() }
}

/** Nothing of one technician's customers may stay on the screen of the next (capabilities 1.3: sign-out removes every trace). */
function forgetCustomers(stores: AppStores): void {
  stores.lookup.getState().setQuery('')
  stores.palette.getState().hide()
  stores.palette.setState({ text: '', rows: [], total: 0 })
  stores.customers.setState({ error: undefined })
  stores.relationships.setState({ batch: undefined })
  stores.offers.setState({ changedId: undefined, error: undefined, waiting: undefined })
}
