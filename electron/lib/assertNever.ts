/** Makes a `switch` over a union complete: a new member becomes a compile error here, and a clear error at run time. */
export function assertNever(value: never): never {
  throw new Error(`A case was forgotten: ${JSON.stringify(value)}`)
}
