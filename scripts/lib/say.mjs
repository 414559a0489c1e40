/**
 * A failure that the reader can do something about: the message is a sentence that says what to do, and is shown without a stack.
 */
export class Stop extends Error {
  name = 'Stop'
}

/** A line of progress. On stderr, because some commands answer a program on stdout. */
export function say(text) {
  process.stderr.write(`• ${text}\n`)
}

/** Says that long work is still going on, every ten seconds, until the promise settles. */
export async function sayWhile(text, promise) {
  say(`${text} …`)
  const begun = Date.now()
  const timer = setInterval(() => say(`${text}: ${Math.round((Date.now() - begun) / 1000)} s so far`), 10_000)
  try {
    return await promise
  } finally {
    clearInterval(timer)
  }
}
