import { useI18n } from '../../i18n/I18nContext'
import { Icon } from '../../ui/Icon'

/** Whether somebody may sign in; by icon and word. */
export function SignInState({ enabled }: { readonly enabled: boolean }) {
  const { t } = useI18n()
  return <span className="status" data-tone={enabled ? 'good' : 'warn'}><Icon name={enabled ? 'check' : 'prohibited'} />{t(enabled ? 'help.signIn.allowed' : 'help.signIn.blocked')}</span>
}

/** Where an account is kept. */
export function AccountSource({ synchronised }: { readonly synchronised: boolean }) {
  const { t } = useI18n()
  return <span className="status"><Icon name={synchronised ? 'sync' : 'cloud'} />{t(synchronised ? 'help.source.synchronised' : 'help.source.cloud')}</span>
}
