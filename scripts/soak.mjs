import { enter } from './lib/enter.mjs'

enter(() => import('./commands/soak.mjs'))
