import { noModuleState, noWorkAtImport } from './modules.mjs'
import { noInjection, oneBridge, pageSettings } from './pages.mjs'
import { walls } from './walls.mjs'

/** The project’s own lint rules. walls.test.ts proves each. */
export default {
  meta: { name: 'partner-desk' },
  rules: {
    walls,
    'page-settings': pageSettings,
    'no-injection': noInjection,
    'one-bridge': oneBridge,
    'no-module-state': noModuleState,
    'no-work-at-import': noWorkAtImport
  }
}
