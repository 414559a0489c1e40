import type { Merge } from '../../../../electron/contract/merge'
import { useI18n } from '../../../i18n/I18nContext'
import { useBridge } from '../../../stores/StoresContext'
import { ErrorState } from '../../../ui/states'
import { shown, useCall } from '../../../ui/useCall'
import { Preview } from '../Preview'

/** The message of one customer as it will be handed over. */
export function MergePreview({ merge, index }: { readonly merge: Merge; readonly index: number }) {
  const { t } = useI18n()
  const bridge = useBridge()
  const call = useCall(() => bridge.calls['merge.preview']({ mergeId: merge.id, index }), `${merge.id} ${index}`, Date.parse(merge.updatedAt))
  const preview = shown(call.state)
  const item = merge.items[index]
  return (
    <div className="stack">
      {item !== undefined && <p>{t('merge.messageTo')} <strong>{item.name}</strong>{preview !== undefined && preview.to !== '' && <span className="wrap"> · {preview.to}</span>}</p>}
      {call.state.step === 'failed' && <ErrorState error={call.state.error} onRetry={call.reload} />}
      {preview !== undefined && <Preview text={preview} />}
    </div>
  )
}
