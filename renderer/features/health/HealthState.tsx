import { healthTone } from '../../../electron/domain/serviceHealth'
import { Icon } from '../../ui/Icon'

/** How a service or an incident stands, by icon, word and colour together. */
export function HealthState({ status, word }: { readonly status: string; readonly word: string }) {
  const tone = healthTone(status)
  return <span className="status" data-tone={tone}><Icon name={tone === 'good' ? 'check' : tone === 'bad' ? 'error' : 'warning'} />{word}</span>
}
