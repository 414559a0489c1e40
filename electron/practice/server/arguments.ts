import { parseArgs } from 'node:util'

/** How the practice cloud is to run. */
export interface PracticeArguments {
  readonly port: number
  /** Absent: a temporary folder. */
  readonly dataDir?: string
  readonly customers?: number
  readonly seed?: string
  readonly control: boolean
}

/** An argument that cannot be used; the message says which and what would be right. */
export class ArgumentError extends Error {}

const wholeNumber = (name: string, value: string | undefined, most: number): number | undefined => {
  if (value === undefined) return undefined
  if (!/^\d{1,6}$/.test(value) || Number(value) > most) throw new ArgumentError(`--${name} must be a whole number from 0 to ${most}, not "${value}".`)
  return Number(value)
}

const parse = (argv: readonly string[]): ReturnType<typeof parseArgs>['values'] => {
  try {
    const text = { type: 'string' } as const
    return parseArgs({ args: [...argv], options: { port: text, data: text, customers: text, seed: text, control: { type: 'boolean' } } }).values
  } catch (error) {
    throw new ArgumentError(error instanceof Error ? error.message : 'The arguments cannot be read.')
  }
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** Reads `--port P --data DIR --customers N --seed S --control`. @throws ArgumentError */
export const readArguments = (argv: readonly string[]): PracticeArguments => {
  const values = parse(argv)
  const dataDir = text(values['data'])
  const seed = text(values['seed'])
  const customers = wholeNumber('customers', text(values['customers']), 100_000)
  if (dataDir === '') throw new ArgumentError('--data must name a folder.')
  return {
    port: wholeNumber('port', text(values['port']), 65_535) ?? 0,
    ...(dataDir === undefined ? {} : { dataDir }),
    ...(seed === undefined ? {} : { seed }),
    ...(customers === undefined ? {} : { customers }),
    control: values['control'] === true
  }
}
