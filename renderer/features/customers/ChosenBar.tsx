import { lazy, Suspense, useState } from 'react'
import type { OwnEditMany } from '../../../electron/contract/own'
import type { AppError } from '../../../electron/contract/errors'
import { useI18n } from '../../i18n/I18nContext'
import type { MessageKey } from '../../i18n/translator'
import { useBridge } from '../../stores/StoresContext'
import { Button } from '../../ui/Button'
import { ErrorState } from '../../ui/states'
import { mostInMerge, type Chosen } from './chosen'

const TagDialog = lazy(async () => ({ default: (await import('./TagDialog')).TagDialog }))
const OfferDialog = lazy(async () => ({ default: (await import('./OfferDialog')).OfferDialog }))

/** As many customers as one call changes. */
const portion = 5_000

interface Props {
  readonly chosen: Chosen
  readonly onNone: () => void
}

/** What can be done with all chosen customers at once. */
export function ChosenBar({ chosen, onNone }: Props) {
  const { t } = useI18n()
  const [asking, setAsking] = useState<'tag' | 'offer' | undefined>(undefined)
  const { change, busy, said, error } = useBulkChange(chosen)
  const tooMany = chosen.size > mostInMerge ? t('customers.chosen.tooMany', { most: mostInMerge }) : undefined
  return (
    <>
      <div className="row chosen-bar" role="toolbar" aria-label={t('customers.chosen')}>
        <strong role="status" className="nums">{t('customers.chosen.count', { count: chosen.size })}</strong>
        <Button icon="mail" blocked={tooMany} onClick={() => setAsking('offer')}>{t('customers.chosen.offer')}</Button>
        <Button busy={busy} onClick={() => setAsking('tag')}>{t('customers.chosen.tag')}</Button>
        <Button busy={busy} onClick={() => { void change({ favourite: true }, 'customers.chosen.favoured') }}>{t('customers.chosen.favour')}</Button>
        <Button busy={busy} onClick={() => { void change({ favourite: false }, 'customers.chosen.unfavoured') }}>{t('customers.chosen.unfavour')}</Button>
        <Button look="quiet" onClick={onNone}>{t('customers.chosen.none')}</Button>
        <span role="status" className="small muted">{said}</span>
      </div>
      {error !== undefined && <ErrorState error={error} />}
      <Suspense fallback={null}>
        {asking === 'tag' && (
          <TagDialog
            count={chosen.size}
            onClose={() => setAsking(undefined)}
            onChange={(how, tags) => {
              setAsking(undefined)
              void change(how === 'add' ? { addTags: [...tags] } : { removeTags: [...tags] }, how === 'add' ? 'customers.chosen.tagged' : 'customers.chosen.untagged')
            }}
          />
        )}
        {asking === 'offer' && <OfferDialog chosen={chosen} onClose={() => setAsking(undefined)} />}
      </Suspense>
    </>
  )
}

function useBulkChange(chosen: Chosen) {
  const { t } = useI18n()
  const bridge = useBridge()
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState('')
  const [error, setError] = useState<AppError | undefined>(undefined)
  const change = async (edit: OwnEditMany, words: MessageKey): Promise<void> => {
    setBusy(true)
    setError(undefined)
    const ids = [...chosen]
    let changed = 0
    let failure: AppError | undefined
    for (let from = 0; from < ids.length && failure === undefined; from += portion) {
      const answer = await bridge.calls['own.editMany']({ tenantIds: ids.slice(from, from + portion), ...edit })
      if (answer.ok) changed += answer.value.changed
      else failure = answer.error
    }
    setBusy(false)
    setError(failure)
    // What was changed before a failure is said; that nothing was to be changed is not known then.
    setSaid(failure !== undefined && changed === 0 ? '' : t(words, { count: changed }))
  }
  return { change, busy, said, error }
}
