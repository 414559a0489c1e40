import { enter } from './lib/enter.mjs'

enter(() => import('./commands/test.mjs'))
