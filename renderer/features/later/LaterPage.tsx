import { Link } from 'wouter'
import { useI18n } from '../../i18n/I18nContext'
import type { MessageKey } from '../../i18n/translator'
import { paths } from '../../shell/routes'
import { Page } from '../../ui/Page'
import { EmptyState } from '../../ui/states'

export type LaterTopic = 'serviceRequests'

interface Words {
  readonly title: MessageKey
  readonly text: MessageKey
  /** What can be done today instead. */
  readonly step?: { readonly path: string; readonly label: MessageKey }
}

const topics: Readonly<Record<LaterTopic, Words>> = {
  serviceRequests: { title: 'nav.serviceRequests', text: 'later.serviceRequests', step: { path: paths.lookup, label: 'overview.lookup' } }
}

/** A page that this version does not have yet says so, and says what is possible today. No button that does nothing. */
export function LaterPage({ topic }: { readonly topic: LaterTopic }) {
  const { t } = useI18n()
  const { title, text, step } = topics[topic]
  return (
    <Page title={t(title)}>
      <EmptyState text={t(text)}>{step !== undefined && <Link href={step.path}>{t(step.label)}</Link>}</EmptyState>
    </Page>
  )
}
