import type { Desk } from '../fixtures/app'

/** Stands where the system asks questions: remembers each, and answers "no" until it is told otherwise. */
export async function answerQuestions(desk: Desk): Promise<() => Promise<readonly string[]>> {
  await desk.app.evaluate(({ dialog }) => {
    const asked: string[] = []
    Object.assign(globalThis, { asked, answer: 1 })
    const ask = async (...given: readonly unknown[]): Promise<Electron.MessageBoxReturnValue> => {
      asked.push((given.at(-1) as Electron.MessageBoxOptions).message)
      return { response: Reflect.get(globalThis, 'answer') as number, checkboxChecked: false }
    }
    dialog.showMessageBox = ask
  })
  return () => desk.app.evaluate(() => Reflect.get(globalThis, 'asked') as readonly string[])
}
