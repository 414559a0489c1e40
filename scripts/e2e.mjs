import { enter } from './lib/enter.mjs'

enter(() => import('./commands/e2e.mjs'))
