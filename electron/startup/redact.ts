const secretKey = /pass(?:word|phrase)|secret|token|authorization|cookie|assertion|client_info|verifier/iu

/** What looks like a secret in running text: JSON web tokens, bearer headers, and named parameters of URLs and forms. */
const secretTexts: readonly (readonly [RegExp, string])[] = [
  [/\bey[\w-]{10,}\.[\w-]{4,}(?:\.[\w-]*)?/gu, '[token]'],
  [/\bBearer\s+[\w.~+/=-]+/giu, 'Bearer [token]'],
  [
    /\b(code|access_token|refresh_token|id_token|client_info|code_verifier|code_challenge|password|state|assertion|sig)=[^&\s"']+/giu,
    '$1=[removed]'
  ]
]

const deepest = 6

export function redactText(text: string): string {
  return secretTexts.reduce((redacted, [pattern, replacement]) => redacted.replace(pattern, replacement), text)
}

/** A copy fit for a log: secrets removed by the name of their field and by their look, errors as text, cycles cut by depth. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value)
  if (typeof value !== 'object' || value === null) return typeof value === 'bigint' ? String(value) : value
  if (depth >= deepest) return '[deep]'
  if (value instanceof Error) return redactError(value, depth)
  if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1))
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, secretKey.test(key) ? '[removed]' : redact(item, depth + 1)])
  )
}

function redactError(error: Error, depth: number): unknown {
  return {
    name: error.name,
    message: redactText(error.message),
    stack: redactText(error.stack ?? ''),
    ...(error.cause === undefined ? {} : { cause: redact(error.cause, depth + 1) })
  }
}
