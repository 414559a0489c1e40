/** How often, from `npm run soak`; a few times where the file is run by itself. */
export function soakCount(): number {
  return Number(process.env['PARTNER_DESK_SOAK'] ?? 3)
}

/** Says how far a long proof is, without a line for every step. */
export function sayProgress(done: number, of: number, about: string): void {
  const step = Math.max(1, Math.floor(of / 20))
  if (done % step === 0 || done === of) process.stderr.write(`• ${done.toLocaleString('en')} of ${of.toLocaleString('en')} ${about}\n`)
}

/** A figure that a long proof has measured. */
export function sayFigure(about: string, value: number): void {
  process.stderr.write(`• ${about}: ${value.toFixed(2)}\n`)
}
