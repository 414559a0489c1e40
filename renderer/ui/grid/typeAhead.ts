/** Letters typed one after another are one text; a pause begins a new one. */
const pauseMs = 1_000

export class TypeAhead {
  #text = ''
  #at = 0

  /** Whether a key writes something that can be looked for; a blank does only within a text. */
  takes(key: string, now: number): boolean {
    return [...key].length === 1 && (key !== ' ' || this.#goesOn(now))
  }

  /** What stands typed with this key, and whether the row where one is may be the answer (a longer text) or the next one is meant (a new one). */
  type(key: string, now: number): { readonly text: string; readonly stay: boolean } {
    const goesOn = this.#goesOn(now)
    this.#text = goesOn ? this.#text + key : key
    this.#at = now
    return { text: this.#text, stay: goesOn }
  }

  /** What comes next is a new text: one has been elsewhere. */
  forget(): void {
    this.#text = ''
  }

  #goesOn(now: number): boolean {
    return this.#text !== '' && now - this.#at < pauseMs
  }
}
