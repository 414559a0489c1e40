import type { AppError } from '../../electron/contract/errors'
import { ErrorState } from '../ui/states'

/** The first answer of the main process failed: said plainly, with a way to try again. In English, as no setting could be read. */
export function CannotStart({ error }: { readonly error: AppError }) {
  return (
    <main className="sign-in-page">
      <div className="card-narrow">
        <h1>Partner Desk</h1>
        <ErrorState error={error} onRetry={() => location.reload()} />
      </div>
    </main>
  )
}
