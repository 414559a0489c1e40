import { ownLimits, type OwnData } from '../contract/own'
import { wellFormed } from './wellFormed'

const notInALabel = /[\p{Cc}\p{Zl}\p{Zp}\s]+/gu

/**
 * A tag or an alias as it is kept: one line, blanks in a row as one, no semicolon (it divides labels in a file), no longer than
 * allowed. May be empty.
 */
export function cleanLabel(text: string, longest: number): string {
  const line = wellFormed(text).normalize('NFC').replaceAll(';', ',').replace(notInALabel, ' ').trim()
  return [...line].slice(0, longest).join('').trim()
}

/** A note as it is kept: as typed, but for what no file can hold. */
export const cleanNote = (text: string): string => wellFormed(text).replaceAll('\0', '').slice(0, ownLimits.note)

/** Whether nothing at all is kept. */
export const isEmpty = ({ favourite, tags, aliases, note }: Pick<OwnData, 'favourite' | 'tags' | 'aliases' | 'note'>): boolean =>
  !favourite && tags.length === 0 && aliases.length === 0 && note === ''

const divider = '\u0001'

/** What lists need of own data: everything but the note. */
export type OwnMark = Pick<OwnData, 'favourite' | 'tags' | 'aliases'>

/** Own data as the store keeps it beside the record, so that a start need not parse thousands of them: `favourite TAB aliases TAB tags`. */
export const writeOwnText = ({ favourite, aliases, tags }: OwnMark): string => `${favourite ? '*' : ''}\t${aliases.join(divider)}\t${tags.join(divider)}`

const labels = (part: string): readonly string[] => (part === '' ? [] : part.split(divider))

export function readOwnText(text: string): OwnMark {
  const [star = '', aliases = '', tags = ''] = text.split('\t')
  return { favourite: star !== '', aliases: labels(aliases), tags: labels(tags) }
}
