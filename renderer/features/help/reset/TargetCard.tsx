import type { ResetTarget } from '../../../../electron/contract/passwordReset'
import { useI18n } from '../../../i18n/I18nContext'
import { Moment } from '../../../ui/Age'
import { AccountSource, SignInState } from '../UserState'

/** Who it is, before anything happens. */
export function TargetCard({ target: { user, roles } }: { readonly target: ResetTarget }) {
  const { t } = useI18n()
  return (
    <section className="stack" aria-labelledby="reset-user-heading">
      <h2 id="reset-user-heading">{t('reset.user')}</h2>
      <dl className="facts">
        <dt>{t('help.name')}</dt><dd><strong>{user.name}</strong></dd>
        <dt>{t('help.userName')}</dt><dd>{user.userPrincipalName}</dd>
        <dt>{t('help.signIn')}</dt><dd><SignInState enabled={user.accountEnabled} /></dd>
        <dt>{t('help.source')}</dt>
        <dd>{user.guest ? t('reset.guestAccount') : <><AccountSource synchronised={user.synchronised} /> <span className="small muted">{t(user.synchronised ? 'reset.kind.synchronised' : 'reset.kind.cloud')}</span></>}</dd>
        <dt>{t('reset.roles')}</dt><dd>{roles.length === 0 ? t('reset.noRoles') : roles.join(', ')}</dd>
        {user.passwordChangedAt !== undefined && <><dt>{t('reset.changed')}</dt><dd><Moment instant={user.passwordChangedAt} /></dd></>}
      </dl>
    </section>
  )
}
