export function filesBelow(path: string): readonly string[]
export function putInPlace(copy: string, target: string): void
