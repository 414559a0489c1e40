import type { FrameBridge } from '../../electron/contract/bridge'
import { createFrameView } from './frameView'

declare global {
  interface Window {
    readonly partnerDeskFrame?: FrameBridge
  }
}

const bridge = window.partnerDeskFrame
if (bridge !== undefined) {
  const view = createFrameView(document, bridge)
  bridge.on('frame.changed', view.show)
  void bridge.calls['frame.getState']().then((state) => {
    if (state.ok) view.begin(state.value)
  })
  setInterval(() => view.tick(Date.now()), 1_000)
}
