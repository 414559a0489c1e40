import { useState } from 'react'
import { TopicWords } from '../../i18n/TopicWords'
import { useI18n } from '../../i18n/I18nContext'
import { signInAskedWords } from '../../i18n/topics/signInAsked'
import { useTopic } from '../../stores/StoresContext'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import { isDialogOpen } from '../../shell/useKeyboard'

/**
 * That the cloud wants somebody to sign in for what is under way, and a way to end that wait: the page for it is in another program, and
 * looks like nothing that has to do with this window (capabilities 1.3, 1.5). A line above the page; where a dialog waits, over that one,
 * because nothing behind it could be pressed.
 */
export function SignInAskedLine() {
  return <TopicWords words={signInAskedWords}><Asked /></TopicWords>
}

function Asked() {
  const { t } = useI18n()
  const asked = useTopic('session', state => state.asked)
  const cancel = useTopic('session', state => state.cancelAsked)
  const practice = useTopic('session', state => state.cloud.practice)
  const [over] = useState(isDialogOpen)
  if (asked === undefined) return null
  const place = practice ? 'window' : 'browser'
  const words = asked.company === undefined ? t(`signInAsked.${place}`) : t(`signInAsked.${place}For`, { company: asked.company })
  const stop = <Button onClick={() => { void cancel() }}>{t('action.cancel')}</Button>
  if (!over) return <Notice severity="warning"><p>{words}</p><p className="small">{t('signInAsked.waits')}</p><div>{stop}</div></Notice>
  return (
    <Dialog title={t('signInAsked.title')} onClose={() => { void cancel() }}>
      <p>{words}</p>
      <p className="small">{t('signInAsked.waits')}</p>
      <div className="dialog-buttons">{stop}</div>
    </Dialog>
  )
}
