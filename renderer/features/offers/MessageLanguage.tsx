import { messageLanguages } from '../../../electron/contract/offer'
import { useI18n } from '../../i18n/I18nContext'
import type { DraftStore } from '../../stores/draft'
import { chosenOf } from '../../stores/draftChoices'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { useGoOn } from '../../ui/useGoOn'

/** The language of the message, and what became of the technician's own words when the template would say something else. */
export function MessageLanguage({ state }: { readonly state: DraftStore }) {
  const { t } = useI18n()
  const { offer, choices, choose, compose, busy } = state
  const { language } = chosenOf(offer, choices)
  const field = useGoOn<HTMLSelectElement>(String(offer.messageOutdated === true))
  const take = async (next: (typeof messageLanguages)[number]): Promise<void> => {
    choose({ language: next })
    await compose()
  }
  return (
    <>
      <div className="field">
        <label htmlFor="offer-language">{t('composer.language')}</label>
        <select id="offer-language" ref={field} className="input" value={language} onChange={event => { void take(event.target.value === 'de' ? 'de' : 'en') }}>
          {messageLanguages.map(one => <option key={one} value={one}>{t(`composer.language.${one}`)}</option>)}
        </select>
      </div>
      {offer.messageOutdated === true && (
        <Notice severity="info">
          <p>{t('composer.outdated')}</p>
          <div><Button busy={busy === 'composing'} onClick={() => { void compose(true) }}>{t('composer.writeAnew')}</Button></div>
        </Notice>
      )}
    </>
  )
}
