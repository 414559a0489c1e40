import type { FrameState } from '../../contract/acting'
import type { Handlers } from './types'

type FrameHandlerCalls = Extract<keyof Handlers, `frame.${string}`>

/** What stands below the bar of one frame, and can be taken away there. */
export interface FrameNews {
  cancelDownload(id: number): void
  dismissDownload(id: number): void
  dismissWord(): void
}

/** The acting-as windows, each known by the page of its frame: a frame can only speak for its own customer. */
export interface Frames {
  stateOfFrame(contentsId: number): FrameState
  endFromFrame(contentsId: number): Promise<void>
  openInBrowserFromFrame(contentsId: number): Promise<void>
  reloadFromFrame(contentsId: number): void
  openPortalFromFrame(contentsId: number, portalId: string): Promise<void>
  extendFromFrame(contentsId: number): Promise<void>
  newsOfFrame(contentsId: number): FrameNews
}

export function frameHandlers(frames: Frames): Pick<Handlers, FrameHandlerCalls> {
  return {
    'frame.getState': (_request, { contentsId }) => frames.stateOfFrame(contentsId),
    'frame.end': (_request, { contentsId }) => frames.endFromFrame(contentsId),
    'frame.openInBrowser': (_request, { contentsId }) => frames.openInBrowserFromFrame(contentsId),
    'frame.reload': (_request, { contentsId }) => frames.reloadFromFrame(contentsId),
    'frame.extend': (_request, { contentsId }) => frames.extendFromFrame(contentsId),
    'frame.openPortal': ({ portalId }, { contentsId }) => frames.openPortalFromFrame(contentsId, portalId),
    'frame.cancelDownload': ({ id }, { contentsId }) => frames.newsOfFrame(contentsId).cancelDownload(id),
    'frame.dismissDownload': ({ id }, { contentsId }) => frames.newsOfFrame(contentsId).dismissDownload(id),
    'frame.dismissWord': (_request, { contentsId }) => frames.newsOfFrame(contentsId).dismissWord()
  }
}
