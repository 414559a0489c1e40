import { labelKey } from './labels'

/** The tags in use, each with one spelling: the first that was met. */
export class TagNames {
  readonly #known = new Map<string, { readonly tag: string; uses: number }>()

  spelt(tag: string): string {
    return this.#known.get(labelKey(tag))?.tag ?? tag
  }

  note(tags: readonly string[]): void {
    for (const tag of tags) {
      const known = this.#known.get(labelKey(tag))
      if (known === undefined) this.#known.set(labelKey(tag), { tag, uses: 1 })
      else known.uses += 1
    }
  }

  forget(tags: readonly string[]): void {
    for (const tag of tags) {
      const known = this.#known.get(labelKey(tag))
      if (known === undefined) continue
      known.uses -= 1
      if (known.uses === 0) this.#known.delete(labelKey(tag))
    }
  }

  all(): readonly string[] {
    return [...this.#known.values()].map(({ tag }) => tag).toSorted((a, b) => a.localeCompare(b))
  }
}
