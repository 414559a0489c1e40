import { useEffect, useState } from 'react'
import { useI18n } from '../i18n/I18nContext'

/**
 * That the service wants to be left alone, and for how many seconds more. The seconds are for the eye only: a screen reader would
 * say nothing else meanwhile. @param until milliseconds since the epoch
 */
export function WaitingFor({ until }: { readonly until: number }) {
  const { t, number } = useI18n()
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [])
  return <>{t('work.waiting')}<span aria-hidden="true">, {number(Math.max(0, Math.ceil((until - now) / 1_000)))} s</span></>
}
