import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { AppError } from '../../contract/errors'
import { askedInVain, tokenProblem } from './authErrors'
import { createFailureLog } from './networkClient'
import { knownRefusals } from './signInErrors'

const texts = z.record(z.string(), z.string())
const wordsIn = (file: string) => texts.parse(JSON.parse(readFileSync(new URL(`../../../renderer/i18n/${file}.json`, import.meta.url), 'utf8')))
const words = ['en', 'de'].map((language) => Object.assign(wordsIn(language), wordsIn(`topics/errors.${language}`)))

/** What MSAL throws: the answer's `error`, its words, and the claims of a challenge. */
const thrown = (errorCode: string, errorMessage: string, claims = ''): Error => Object.assign(new Error(errorMessage), { errorCode, errorMessage, claims, correlationId: '' })
const problemOf = (error: string, number: string, { home = false, claims = '' } = {}) => tokenProblem(thrown(error, `AADSTS${number}: Microsoft’s words.`, claims), createFailureLog(), home)
const challenge = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}'

type Row = readonly [number: string, error: string, kind: AppError['kind'], code: string, asked: 'asked' | 'not asked']

const rows: readonly Row[] = [
  ['50020', 'invalid_grant', 'notAllowed', 'token.noAccess', 'not asked'],
  ['50034', 'invalid_grant', 'notAllowed', 'token.noAccess', 'not asked'],
  ['50177', 'invalid_grant', 'notAllowed', 'token.guest', 'not asked'],
  ['90072', 'interaction_required', 'notAllowed', 'token.guest', 'not asked'],
  ['500571', 'invalid_grant', 'notAllowed', 'token.guest', 'not asked'],
  ['65001', 'invalid_grant', 'notAllowed', 'token.noConsent', 'not asked'],
  ['65001', 'consent_required', 'notAllowed', 'token.noConsent', 'not asked'],
  ['65004', 'access_denied', 'notAllowed', 'token.noConsent', 'not asked'],
  ['90094', 'interaction_required', 'notAllowed', 'token.noConsent', 'not asked'],
  ['700016', 'unauthorized_client', 'notAllowed', 'token.noConsent', 'not asked'],
  ['7000112', 'unauthorized_client', 'notAllowed', 'token.applicationOff', 'not asked'],
  ['650051', 'invalid_grant', 'notAllowed', 'token.notReady', 'not asked'],
  ['50076', 'interaction_required', 'notAllowed', 'token.secondFactor', 'asked'],
  ['50076', 'invalid_grant', 'notAllowed', 'token.secondFactor', 'asked'],
  ['50079', 'interaction_required', 'notAllowed', 'token.secondFactor', 'asked'],
  ['50158', 'interaction_required', 'notAllowed', 'token.secondFactor', 'asked'],
  ['53000', 'interaction_required', 'notAllowed', 'token.devicePolicy', 'asked'],
  ['53001', 'invalid_grant', 'notAllowed', 'token.devicePolicy', 'asked'],
  ['50097', 'interaction_required', 'notAllowed', 'token.devicePolicy', 'asked'],
  ['53003', 'interaction_required', 'notAllowed', 'token.blockedByPolicy', 'not asked'],
  ['530034', 'invalid_grant', 'notAllowed', 'token.risk', 'not asked'],
  ['53004', 'interaction_required', 'notAllowed', 'token.risk', 'not asked'],
  ['500021', 'invalid_grant', 'notAllowed', 'token.tenantRestriction', 'not asked'],
  ['90002', 'invalid_request', 'notFound', 'token.unknownTenant', 'not asked'],
  ['900023', 'invalid_request', 'notFound', 'token.unknownTenant', 'not asked'],
  ['5000224', 'invalid_grant', 'notFound', 'token.tenantClosed', 'not asked'],
  ['500011', 'invalid_resource', 'notAllowed', 'token.noService', 'not asked'],
  ['70043', 'invalid_grant', 'notAllowed', 'token.signInTooOld', 'asked'],
  ['70044', 'interaction_required', 'notAllowed', 'token.signInTooOld', 'asked'],
  ['50194', 'invalid_request', 'invalid', 'signIn.oneTenantOnly', 'not asked'],
  ['7000218', 'invalid_client', 'invalid', 'signIn.notPublic', 'not asked'],
  // Of the sign-in as a whole.
  ['700082', 'invalid_grant', 'signedOut', 'signIn.refused', 'not asked'],
  ['50173', 'invalid_grant', 'signedOut', 'signIn.refused', 'not asked'],
  ['50057', 'invalid_grant', 'signedOut', 'signIn.refused', 'not asked'],
  ['99999', 'interaction_required', 'signedOut', 'signIn.refused', 'asked'],
  ['9002313', 'invalid_request', 'unexpected', 'signIn.failed', 'not asked']
]

describe('refusals of the identity provider', () => {
  it.each(rows)('AADSTS%s with %s is %s %s, and the technician is %s', (number, error, kind, code, asked) => {
    const problem = problemOf(error, number)
    expect(problem.failure.error).toMatchObject({ kind, code })
    expect(problem.ask).toBe(asked === 'asked')
  })

  it.each(['700016', '90002', '900023', '50128'])('AADSTS%s means at the own company’s door that the registration is not that tenant’s', (number) => {
    for (const error of ['invalid_request', 'unauthorized_client', 'invalid_grant']) {
      expect(problemOf(error, number, { home: true })).toMatchObject({ ask: false, failure: { error: { kind: 'invalid', code: 'signIn.notRegistered' } } })
    }
  })

  it('are doubted in a customer’s tenant where nobody knows what they mean, and never in the own one', () => {
    expect(problemOf('invalid_grant', '135010')).toMatchObject({ ask: false, doubtful: true })
    for (const [number, home] of [['135010', true], ['700082', false], ['50173', false], ['50057', false], ['50020', false]] as const) expect(problemOf('invalid_grant', number, { home })).not.toHaveProperty('doubtful')
  })

  it('have words of their own in both languages, which say what was kept and what to do', () => {
    const codes = [...new Set(Object.values(knownRefusals).flatMap(({ code, atHome }) => (atHome === undefined ? [code] : [code, atHome.code])))]
    expect(codes.length).toBeGreaterThanOrEqual(12)
    for (const language of words) {
      const said = codes.map((code) => language[`errors.${code}`] ?? '')
      for (const text of said) expect(text.split('. ').length, text).toBeGreaterThanOrEqual(3)
      expect(new Set(said).size).toBe(codes.length)
    }
  })

  it('hand on the claims that were asked for', () => {
    expect(problemOf('interaction_required', '50076', { claims: challenge })).toMatchObject({ ask: true, claims: challenge })
  })

  it('ask at home also where a policy blocks, if it says what it wants', () => {
    expect(problemOf('interaction_required', '53003', { home: true, claims: challenge })).toMatchObject({ ask: true, claims: challenge })
    expect(problemOf('interaction_required', '53003', { home: true }).ask).toBe(false)
  })

  it('that stand after having asked count for the one tenant only, and nobody is asked again', () => {
    const after = (error: string, number: string): AppError => askedInVain(thrown(error, `AADSTS${number}: no`), createFailureLog()).error
    expect(after('interaction_required', '50076')).toMatchObject({ kind: 'notAllowed', code: 'token.secondFactor' })
    expect(after('interaction_required', '53000')).toMatchObject({ kind: 'notAllowed', code: 'token.devicePolicy' })
    expect(after('interaction_required', '99999')).toMatchObject({ kind: 'notAllowed', code: 'token.blockedByPolicy' })
    expect(after('access_denied', '')).toMatchObject({ kind: 'notAllowed', code: 'signIn.denied' })
    expect(after('user_cancelled', '')).toMatchObject({ kind: 'cancelled', code: 'signIn.askedCancelled' })
  })
})
