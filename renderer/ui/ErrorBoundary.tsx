import { Component, type ReactNode } from 'react'
import { useI18n } from '../i18n/I18nContext'
import { Button } from './Button'
import { Notice } from './Notice'

interface Props {
  /** Another value is another page: it gets a fresh try. */
  readonly page: string
  readonly children: ReactNode
}
interface State {
  readonly failedPage: string | undefined
}

/** A fault in one page must not take the navigation with it. What the page had saved is kept by the main process. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { failedPage: undefined }

  static getDerivedStateFromError(): Partial<State> {
    return { failedPage: '' }
  }

  override componentDidCatch(): void {
    this.setState({ failedPage: this.props.page })
  }

  override render(): ReactNode {
    const { failedPage } = this.state
    if (failedPage === undefined || (failedPage !== '' && failedPage !== this.props.page)) return this.props.children
    return <Broken onRetry={() => this.setState({ failedPage: undefined })} />
  }
}

function Broken({ onRetry }: { readonly onRetry: () => void }) {
  const { t } = useI18n()
  return (
    <Notice severity="error">
      <p>{t('errors.page.broken')}</p>
      <div><Button icon="sync" onClick={onRetry}>{t('action.retry')}</Button></div>
    </Notice>
  )
}
