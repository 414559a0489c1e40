import { Link } from 'wouter'
import { useI18n } from '../../i18n/I18nContext'
import { paths } from '../../shell/routes'
import type { LookupProgress } from '../../stores/lookup'
import { Notice } from '../../ui/Notice'
import { ErrorState, Loading } from '../../ui/states'

interface Props {
  readonly progress: LookupProgress
  readonly onRetry: () => void
}

/**
 * What a lookup answered, other than a customer. Its region stands on the page from the beginning: screen readers tell what
 * changes in a region that they know, and often miss one that arrives together with its words.
 */
export function Outcome(props: Props) {
  return <div className="stack" role="status"><Answer {...props} /></div>
}

function Answer({ progress, onRetry }: Props) {
  const { t } = useI18n()
  if (progress.step === 'looking') return <Loading />
  if (progress.step === 'noMatch') {
    return (
      <Notice severity="info" announce={false}>
        <h2>{t('lookup.noMatch')}</h2>
        <p className="wrap">{t(`lookup.why.${progress.answer.why}`, { query: progress.answer.query })}</p>
        {progress.answer.why === 'needsRelationship' && <p><Link href={paths.newOffer}>{t('command.offerDelegatedAdministration')}</Link></p>}
      </Notice>
    )
  }
  if (progress.step !== 'failed' || progress.error.kind === 'invalid') return null
  const { error } = progress
  const heading = error.kind === 'notAllowed' ? 'lookup.notAllowed' : error.kind === 'unreachable' || error.kind === 'timedOut' ? 'lookup.notReachable' : 'lookup.failed'
  return (
    <>
      <h2>{t(heading)}</h2>
      <ErrorState error={error} onRetry={onRetry} />
    </>
  )
}
