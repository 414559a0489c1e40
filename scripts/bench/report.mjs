import { summary } from './statistics.mjs'

const startFigures = [
  ['paint', 'first contentful paint, ms'],
  ['interactive', 'interactive, ms'],
  ['cpuMs', 'CPU of the tree, settled, ms'],
  ['memoryMB', 'memory (PSS of the tree), MB'],
  ['processes', 'processes'],
  ['ready', 'app ready, ms'],
  ['window', 'first window, ms']
]

/** Lines about the starts: medians with least and greatest, and the ratio to bare of the same run. */
export function reportStarts(starts, targets) {
  if (starts.bare === undefined) return []
  return startFigures.flatMap(([key, title]) => {
    const lines = Object.entries(starts).flatMap(([name, runs]) => startLine({ name, runs, key, starts, target: targets[name]?.[key] }))
    return [`\n${title}`].concat(lines)
  })
}

function startLine({ name, runs, key, starts, target }) {
  const values = runs.map((run) => run[key]).filter((value) => typeof value === 'number')
  if (values.length === 0) return []
  const { median, min, max } = summary(values)
  const ratio = median / summary(starts.bare.map((run) => run[key])).median
  return [`  ${name.padEnd(34)} ${cell(median)}  (${cell(min)} … ${cell(max)})   ${ratio.toFixed(2)} × bare${verdict(ratio, target)}`]
}

/** Lines about what was measured inside: each figure beside its target. */
export function reportInside(figures) {
  return figures.flatMap(({ name, ...values }) => [`\n${name}`].concat(Object.entries(values).flatMap(([key, value]) => insideLine(key, value))))
}

function insideLine(key, value) {
  if (Array.isArray(value)) return []
  if (typeof value !== 'object') return [`  ${key.padEnd(50)} ${cell(value)}`]
  return [`  ${key.padEnd(50)} ${cell(value.value)}${verdict(value.value, value.target)}`]
}

function verdict(value, target) {
  if (target === undefined) return ''
  if (typeof value !== 'number') return `   target ≤ ${target}: NOT MEASURED`
  return value <= target ? `   target ≤ ${target}: met` : `   target ≤ ${target}: MISSED`
}

function cell(value) {
  if (typeof value !== 'number') return String(value)
  return value.toFixed(Math.abs(value) < 20 ? 2 : 0).padStart(6)
}
