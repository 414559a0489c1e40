import type { Desk } from '../fixtures/app'

/** Makes chosen waits of the application's main process shorter, so that a test sees what comes after them. */
export class Moments {
  readonly #desk: Desk

  private constructor(desk: Desk) {
    this.#desk = desk
  }

  /** @param moments milliseconds of the product, and what they are here */
  static async begin(desk: Desk, moments: readonly (readonly [number, number])[]): Promise<Moments> {
    await desk.app.evaluate((_electron, given) => {
      const real = globalThis.setTimeout
      const now = new Map(given)
      const quick = ((then: () => void, ms = 0, ...rest: []) => real(then, now.get(ms) ?? ms, ...rest)) as typeof setTimeout
      Object.assign(globalThis, { setTimeout: quick, realTimeout: real, moments: now })
    }, moments)
    return new Moments(desk)
  }

  async set(moments: readonly (readonly [number, number])[]): Promise<void> {
    await this.#desk.app.evaluate((_electron, given) => {
      const now = Reflect.get(globalThis, 'moments') as Map<number, number>
      for (const [wait, moment] of given) now.set(wait, moment)
    }, moments)
  }

  async end(): Promise<void> {
    await this.#desk.app.evaluate(() => { Object.assign(globalThis, { setTimeout: Reflect.get(globalThis, 'realTimeout') }) })
  }
}
