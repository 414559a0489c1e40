import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect } from 'vitest'

/**
 * What a browser does of itself with keys, for tests without one: Tab goes to what can have the focus, Enter and Space press it.
 * A task that these can do needs no pointer.
 */

const focusable = 'a[href], button, input, select, textarea, [tabindex]'

/** Everything that Tab stops at, in order. Of a group of radios that is the chosen one, or the first. */
export function tabStops(): readonly HTMLElement[] {
  const scope = [...document.querySelectorAll<HTMLElement>('[role="dialog"]')].at(-1) ?? document
  return [...scope.querySelectorAll<HTMLElement>(focusable)].filter(one => one.tabIndex >= 0 && !one.matches(':disabled') && one.closest('[hidden], [inert]') === null && isStopOfItsGroup(one))
}

function isStopOfItsGroup(one: HTMLElement): boolean {
  if (!(one instanceof HTMLInputElement) || one.type !== 'radio') return true
  const group = [...document.querySelectorAll<HTMLInputElement>('input[type="radio"]')].filter(({ name }) => name === one.name)
  return one === (group.find(({ checked }) => checked) ?? group[0])
}

/** Goes there with Tab. Throws where Tab does not lead. */
export function tabTo<T extends HTMLElement>(target: T): T {
  if (!tabStops().includes(target)) throw new Error(`The Tab key does not stop at ${target.outerHTML.slice(0, 200)}`)
  act(() => target.focus())
  return target
}

/** One press of the Tab key, or of Shift and Tab: to what comes next, whatever it is. */
export function tab(by: 1 | -1 = 1): HTMLElement {
  const from = focused()
  const stops = tabStops()
  const next = by === 1
    ? stops.find(one => one !== from && (from.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0)
    : stops.findLast(one => one !== from && (from.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_PRECEDING) !== 0 && !one.contains(from))
  if (next === undefined) throw new Error('The Tab key leads nowhere.')
  act(() => next.focus())
  return next
}

/** What has the focus. Throws where it is lost: it must stay in the page after every step. */
export function focused(): HTMLElement {
  const holder = document.activeElement
  if (!(holder instanceof HTMLElement) || holder === document.body || !holder.isConnected) throw new Error('Nothing has the focus.')
  return holder
}

type Key = 'Enter' | ' ' | 'Escape' | 'ArrowDown' | 'ArrowUp' | 'ArrowRight' | 'ArrowLeft' | 'Home' | 'End' | 'a'

/** Presses what has the focus: Enter for buttons, links and forms, Space for what is ticked. */
export function press(key: Key = 'Enter', modifiers: { readonly shiftKey?: boolean; readonly ctrlKey?: boolean } = {}): void {
  const holder = focused()
  if (!fireEvent.keyDown(holder, { key, ...modifiers })) return
  const pressed = holder instanceof HTMLButtonElement || (key === 'Enter' && holder instanceof HTMLAnchorElement) || (key === ' ' && holder instanceof HTMLInputElement)
  if (pressed && (key === 'Enter' || key === ' ')) fireEvent.click(holder)
  else if (key === 'Enter' && holder instanceof HTMLInputElement) submit(holder)
  else if (key.startsWith('Arrow') && holder instanceof HTMLInputElement && holder.type === 'radio') step(holder, key === 'ArrowDown' ? 1 : -1)
}

/** Enter in a field presses the button that submits its form. */
function submit({ form }: HTMLInputElement): void {
  const button = form?.querySelector<HTMLButtonElement>('button[type="submit"]')
  if (button) fireEvent.click(button)
}

/** An arrow in a group of radios chooses the next one. */
function step(radio: HTMLInputElement, by: 1 | -1): void {
  const group = [...document.querySelectorAll<HTMLInputElement>('input[type="radio"]')].filter(({ name }) => name === radio.name)
  const next = group[(group.indexOf(radio) + by + group.length) % group.length]
  if (next === undefined) return
  act(() => next.focus())
  fireEvent.click(next)
}

/** Types into the field that has the focus; in a list of choices, chooses. */
export function type(value: string): void {
  const holder = document.activeElement
  if (!(holder instanceof HTMLInputElement || holder instanceof HTMLTextAreaElement || holder instanceof HTMLSelectElement)) throw new Error('No field has the focus.')
  fireEvent.change(holder, { target: { value } })
}

/**
 * Presses the button, which asks; leaves the question with Escape, which gives the focus back; then asks again and says yes.
 * @param yes the button of the question that carries it out
 */
export async function askTwiceAndAgree(button: HTMLElement, question: string, yes: string): Promise<void> {
  tabTo(button)
  press()
  const dialog = await screen.findByRole('dialog', { name: question })
  await waitFor(() => expect(dialog.contains(document.activeElement)).toBe(true))
  press('Escape')
  await waitFor(() => expect(focused().textContent).toBe(button.textContent))
  press()
  tabTo(within(await screen.findByRole('dialog', { name: question })).getByRole('button', { name: yes }))
  press()
}
