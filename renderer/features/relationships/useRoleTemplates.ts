import type { RoleTemplates } from '../../../electron/contract/roleTemplate'
import { useBridge, useTopic } from '../../stores/StoresContext'
import { shown, useCall } from '../../ui/useCall'

/** Templates and mapping, read again when they change. */
export function useRoleTemplates() {
  const bridge = useBridge()
  const revision = useTopic('relationships', state => state.rolesRevision)
  const { state, reload, put } = useCall<RoleTemplates>(() => bridge.calls['roleTemplates.list'](), 'roleTemplates', revision)
  return { state, reload, put, roles: shown(state) }
}
