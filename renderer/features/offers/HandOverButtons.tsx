import { useI18n } from '../../i18n/I18nContext'
import type { MessageKey } from '../../i18n/translator'
import type { DraftStore, HandOverWay } from '../../stores/draft'
import { Button } from '../../ui/Button'
import type { IconName } from '../../ui/icons'
import { Notice } from '../../ui/Notice'

const ways: readonly (readonly [way: HandOverWay, label: MessageKey, icon: IconName])[] = [
  ['openInEmail', 'composer.openInEmail', 'mail'],
  ['copyMessage', 'composer.copyMessage', 'copy'],
  ['copyLink', 'composer.copyLink', 'link'],
  ['saveEml', 'composer.saveEml', 'save']
]

/** The ways out of the application, and afterwards the question that only the technician can answer. */
export function HandOverButtons({ state }: { readonly state: DraftStore }) {
  const { t } = useI18n()
  const { busy, handOver, handedOver, offer, confirmSent } = state
  const handed = handedOver !== undefined || offer.state === 'opened'
  return (
    <>
      <div className="row">
        {ways.map(([way, label, icon], index) => (
          <Button key={way} look={index === 0 ? 'primary' : 'normal'} icon={icon} busy={busy === way} onClick={() => { void handOver(way) }}>{t(label)}</Button>
        ))}
      </div>
      {offer.waiting !== undefined && offer.link === undefined && <p className="small muted">{t('composer.waitsForLink')}</p>}
      {handed && (
        <Notice severity="info">
          {handedOver !== undefined && <p>{t(`composer.handedOver.${handedOver}`)}</p>}
          {handedOver !== 'linkCopied' && (
            <>
              <p id="was-it-sent"><strong>{t('composer.wasItSent')}</strong></p>
              <div className="row" role="group" aria-labelledby="was-it-sent">
                <Button onClick={() => { void confirmSent(true) }}>{t('composer.sent')}</Button>
                <Button onClick={() => { void confirmSent(false) }}>{t('composer.notSent')}</Button>
              </div>
            </>
          )}
        </Notice>
      )}
    </>
  )
}
