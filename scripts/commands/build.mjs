import { build } from '../lib/build.mjs'
import { setUpPackages } from '../lib/setup.mjs'

/** `npm run build` */
export async function main() {
  await setUpPackages()
  await build()
}
