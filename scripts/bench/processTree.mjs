import { readdirSync, readFileSync } from 'node:fs'

const clockTicksPerSecond = 100

/**
 * What a process and all that it has started use now; `undefined` where the system is not Linux, which alone tells this.
 * @returns {{ processes: number, memoryMB: number, ownMB: number, cpuMs: number } | undefined} memory is PSS: what is shared counts in parts.
 * Of that, `ownMB` is what stands in no file: Chromium's own code is shared with every other Chromium that runs, and a figure with it falls
 * by tens of megabytes when one is started and rises when one ends; a difference between two moments is to be taken without.
 */
export function measureTree(root) {
  if (process.platform !== 'linux') return undefined
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((pid) => statOf(Number(pid)))
  const tree = withDescendants(all, root)
  return {
    processes: tree.length,
    memoryMB: tree.reduce((sum, { pid }) => sum + partOf(pid, 'Pss'), 0) / 1024,
    ownMB: tree.reduce((sum, { pid }) => sum + partOf(pid, 'Pss_Anon') + partOf(pid, 'Pss_Shmem'), 0) / 1024,
    cpuMs: (tree.reduce((sum, { ticks }) => sum + ticks, 0) * 1000) / clockTicksPerSecond
  }
}

/** Ticks include those of children that have ended and were waited for. */
function statOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    return [{ pid, parent: Number(fields[1]), ticks: fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0) }]
  } catch {
    return []
  }
}

function withDescendants(all, root) {
  const found = all.filter(({ pid }) => pid === root)
  for (const one of found) found.push(...all.filter(({ parent }) => parent === one.pid))
  return found
}

/** In kB; 0 of a process that has gone. */
function partOf(pid, part) {
  try {
    return Number(new RegExp(`^${part}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}
