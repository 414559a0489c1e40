import { statfsSync } from 'node:fs'
import { Stop } from './say.mjs'

const causes = [
  [/EUSAGE|are in sync/, 'package.json and package-lock.json do not belong together. Take both from the same state of the repository (git checkout), or run npm install once if you have changed package.json.'],
  [/ENOSPC|no space left on device/i, 'The disk is full. Free some space and run the command again; it goes on where it stopped.'],
  [/EDQUOT|disk quota/i, 'The disk quota is used up. Free some space and run the command again; it goes on where it stopped.'],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|network timeout|Temporary failure resolving|Could not resolve/i,
    'The network, or the server with the packages, cannot be reached. Check the connection (and the proxy, if there is one) and run the command again.'
  ],
  [/EACCES|EPERM|permission denied/i, 'A folder cannot be written. Check who owns the project folder and the home folder, and run the command again.'],
  [/SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|CERT_/i, 'The certificate of the package server is not trusted here. Tell npm about your company’s certificate (npm config set cafile …) and run the command again.']
]

/** The sentence that says what to do about a failed program, by what it wrote. */
export function trouble(what, output) {
  const known = causes.find(([sign]) => sign.test(output))
  const detail = output.trim().split('\n').slice(-12).join('\n')
  return new Stop(known === undefined ? `${what} failed:\n${detail}` : `${what} failed. ${known[1]}`)
}

/** Stops before work that would fill the disk. `needed` is in megabytes; where the system cannot say, the work is tried. */
export function requireSpace(folder, needed, what) {
  const free = freeMegabytes(folder)
  if (free < needed) throw new Stop(`${what} needs about ${needed} MB, and only ${free} MB are free in ${folder}. Free some space and run the command again.`)
}

function freeMegabytes(folder) {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return Math.floor((bavail * bsize) / 1_000_000)
  } catch {
    return Number.POSITIVE_INFINITY
  }
}
