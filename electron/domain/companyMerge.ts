import type { CompanyField, CompanyValues, EditableRecordId } from '../contract/company'
import { editableFields, valueOf } from './companyRecords'

/** A field in which the record that is in the cloud now, and what was typed, are not the same. */
export interface FieldDifference {
  readonly field: CompanyField
  readonly before: string
  readonly theirs: string
  readonly mine: string
  /** Who changed it since the editing began. */
  readonly by: 'them' | 'me' | 'both'
}

export type Choice = 'theirs' | 'mine'

/** Whether somebody else changed anything since the editing began. */
export const isOvertaken = (record: EditableRecordId, base: CompanyValues, theirs: CompanyValues): boolean =>
  editableFields(record).some(({ name }) => valueOf(base, name) !== valueOf(theirs, name))

/** Every field in which the two versions differ, in the record's own order. */
export const differences = (record: EditableRecordId, base: CompanyValues, mine: CompanyValues, theirs: CompanyValues): readonly FieldDifference[] =>
  editableFields(record).flatMap(({ name }) => {
    const [before, own, other] = [valueOf(base, name), valueOf(mine, name), valueOf(theirs, name)]
    if (own === other) return []
    const by = own === before ? 'them' : other === before ? 'me' : 'both'
    return [{ field: name, before, theirs: other, mine: own, by }]
  })

/** What is chosen where only one side changed a field; what both changed has to be decided. */
export const obviousChoice = ({ by }: FieldDifference): Choice | undefined => (by === 'both' ? undefined : by === 'me' ? 'mine' : 'theirs')

/** The record as it becomes with these choices, to be saved over the version that is in the cloud now. */
export const merged = (found: readonly FieldDifference[], theirs: CompanyValues, choices: Readonly<Partial<Record<CompanyField, Choice>>>): CompanyValues => {
  const taken = found.map((one) => [one.field, (choices[one.field] ?? obviousChoice(one)) === 'mine' ? one.mine : one.theirs])
  return { ...theirs, ...Object.fromEntries(taken) }
}
