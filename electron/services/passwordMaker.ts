import { randomInt } from 'node:crypto'
import type { MadePassword, PasswordKind } from '../contract/passwords'
import { makePassword } from '../domain/passwords/makePassword'
import { meetsRules, type PasswordOwner } from '../domain/passwords/passwordPolicy'

export interface PasswordMaker {
  make(kind: PasswordKind, owner: PasswordOwner): MadePassword
}

/** Makes passwords from the system's source of random numbers, in words of the language in effect. Keeps none of them. */
export const createPasswordMaker = (language: () => 'en' | 'de'): PasswordMaker => ({
  make: (kind, owner) => makePassword({ kind, language: language() }, (below) => randomInt(below), (password) => meetsRules(password, owner))
})
