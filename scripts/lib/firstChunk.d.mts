export function firstScripts(folder: string, page?: string): readonly { readonly name: string; readonly bytes: number }[]
export function checkFirstChunk(folder: string): number
export function checkMainPieces(folder: string): void
