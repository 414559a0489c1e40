interface MovedWindow {
  on(event: 'app-command', listener: (event: unknown, command: string) => void): unknown
  on(event: 'swipe', listener: (event: unknown, direction: string) => void): unknown
}

type Way = 'back' | 'forward'

const byCommand: ReadonlyMap<string, Way> = new Map([['browser-backward', 'back'], ['browser-forward', 'forward']])
const bySwipe: ReadonlyMap<string, Way> = new Map([['left', 'back'], ['right', 'forward']])

/**
 * Hears the ways of going back and forward that reach a window and not its page: keys and buttons that Windows and Linux tell as
 * commands, and the three-finger swipe of macOS. A button of the mouse that is pressed over the page is the page's own.
 */
export function listenForWays(window: MovedWindow, go: (way: Way) => void): void {
  const follow = (way: Way | undefined): void => {
    if (way !== undefined) go(way)
  }
  window.on('app-command', (_event, command) => follow(byCommand.get(command)))
  window.on('swipe', (_event, direction) => follow(bySwipe.get(direction)))
}
