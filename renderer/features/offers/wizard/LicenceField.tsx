import { useId, type KeyboardEvent } from 'react'
import type { OfferLine } from '../../../../electron/contract/offer'
import { clampLicences, parseLicences } from '../../../../electron/domain/licences'
import { useI18n } from '../../../i18n/I18nContext'
import { FieldError } from '../../../ui/FieldError'
import { useLeft } from './useLeft'

interface Props {
  readonly line: OfferLine
  readonly asked: boolean
  readonly onChange: (line: OfferLine) => void
}

const steps: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 }

/** A whole number within the product's limits. What is typed and is none stays as it was typed, with the reason beside it. */
export function LicenceField({ line, asked, onChange }: Props) {
  const { t, number } = useI18n()
  const id = useId()
  const [left, leave] = useLeft()
  const text = line.typed ?? String(line.licences)
  const parsed = parseLicences(text, line)
  const problem = parsed.ok ? undefined : parsed.problem
  const error = problem !== undefined && (left || asked) ? t(`licences.problem.${problem.reason}`, 'limit' in problem ? { limit: problem.limit } : {}) : undefined
  const type = (typed: string): void => {
    const read = parseLicences(typed, line)
    const { typed: _before, ...rest } = line
    onChange(read.ok && String(read.value) === typed ? { ...rest, licences: read.value } : { ...rest, ...(read.ok && { licences: read.value }), typed })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = steps[event.key]
    if (by === undefined) return
    event.preventDefault()
    type(String(clampLicences((parsed.ok ? parsed.value : line.licences) + by, line)))
  }
  return (
    <div className="field licences">
      <label htmlFor={id}>{t('wizard.licences', { product: line.name })}</label>
      <input
        id={id}
        className="input nums"
        type="text"
        role="spinbutton"
        inputMode="numeric"
        autoComplete="off"
        maxLength={40}
        value={text}
        aria-valuenow={parsed.ok ? parsed.value : line.licences}
        aria-valuetext={text}
        aria-valuemin={line.minimum}
        aria-valuemax={line.maximum}
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-error ${id}-hint`}
        onChange={event => type(event.target.value)}
        onBlur={leave}
        onKeyDown={onKeyDown}
      />
      <FieldError id={`${id}-error`} text={error} />
      <span className="small muted" id={`${id}-hint`}>{t('wizard.licencesHint', { minimum: number(line.minimum), maximum: number(line.maximum) })}</span>
    </div>
  )
}
