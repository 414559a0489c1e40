/**
 * For a part of the frame that is about to go: if it has the focus, that goes to the name of whose tenant it is, which always stays. Never to a
 * button beside it: whoever presses Enter twice must not end the session.
 */
export function letGo(part: HTMLElement): void {
  const page = part.ownerDocument
  if (part.contains(page.activeElement)) page.getElementById('who')?.focus({ preventScroll: true })
}
