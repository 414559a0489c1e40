import { useState, type RefObject } from 'react'
import { checkPassword, type PasswordOwner } from '../../../../electron/domain/passwords/passwordPolicy'
import { useI18n } from '../../../i18n/I18nContext'
import { Button } from '../../../ui/Button'
import { FieldError } from '../../../ui/FieldError'
import { Icon } from '../../../ui/Icon'

interface Props {
  readonly box: RefObject<HTMLInputElement | null>
  readonly value: string
  readonly owner: PasswordOwner
  /** It was sent off before it had what it needs. */
  readonly problem: boolean
  readonly onChange: (value: string) => void
}

/** A password that the technician types, with the rules that tick themselves. */
export function TypedPassword({ box, value, owner, problem, onChange }: Props) {
  const { t } = useI18n()
  const [visible, setVisible] = useState(false)
  return (
    <div className="stack">
      <div className="field">
        <label htmlFor="reset-password">{t('password.typed')}</label>
        <div className="with-button">
          <input
            id="reset-password" ref={box} className="input" type={visible ? 'text' : 'password'} autoComplete="new-password" spellCheck={false} maxLength={256} value={value}
            aria-invalid={problem} aria-describedby="reset-password-problem reset-password-rules" onChange={event => onChange(event.target.value)}
          />
          <Button onClick={() => setVisible(before => !before)}>{t(visible ? 'password.hide' : 'password.show')}</Button>
        </div>
        <FieldError id="reset-password-problem" text={problem ? t('password.unmet') : undefined} />
      </div>
      <div id="reset-password-rules">
        <p className="small muted" id="reset-password-rules-heading">{t('password.rules')}</p>
        <ul className="check" aria-labelledby="reset-password-rules-heading">
          {checkPassword(value, owner).map(({ rule, met }) => (
            <li key={rule} data-done={met}>
              <Icon name={met ? 'check' : 'info'} />
              <span>{t(`password.rule.${rule}`)} <span className="hidden-visually">({t(met ? 'password.rule.met' : 'password.rule.open')})</span></span>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
