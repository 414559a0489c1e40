import { createPrivateKey, createPublicKey, generateKeyPair, randomBytes, sign, verify } from 'node:crypto'
import type { JsonWebKey, KeyObject } from 'node:crypto'
import { promisify } from 'node:util'

import { z } from 'zod'

import type { KeyValueArea } from '../world/api'

const keptSchema = z.object({ kid: z.string(), jwk: z.record(z.string(), z.string()), cookieKeys: z.array(z.string()) })

/** The RSA key of the identity provider and the keys of its cookies; made once and kept, so that tokens outlive a restart. */
export interface SigningKey {
  readonly kid: string
  readonly privateJwk: JsonWebKey
  readonly cookieKeys: readonly string[]
  /** @returns a compact JWT, RS256 */
  sign(payload: Readonly<Record<string, unknown>>): string
  /** @returns the payload when the signature is this key's, whatever its expiry */
  verify(token: string): Readonly<Record<string, unknown>> | undefined
}

const json = (part: string | undefined): unknown => {
  try {
    return JSON.parse(Buffer.from(part ?? '', 'base64url').toString())
  } catch {
    return undefined
  }
}

const recordSchema = z.record(z.string(), z.unknown())

const checked = (token: string, publicKey: KeyObject, kid: string): Readonly<Record<string, unknown>> | undefined => {
  const [header, payload, signature, ...rest] = token.split('.')
  if (header === undefined || payload === undefined || signature === undefined || rest.length > 0) return undefined
  const head = z.object({ alg: z.literal('RS256'), kid: z.literal(kid) }).safeParse(json(header))
  if (!head.success) return undefined
  const good = verify('RSA-SHA256', Buffer.from(`${header}.${payload}`), publicKey, Buffer.from(signature, 'base64url'))
  return good ? recordSchema.safeParse(json(payload)).data : undefined
}

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

const fromKept = (kept: z.infer<typeof keptSchema>): SigningKey => {
  const privateKey = createPrivateKey({ key: kept.jwk, format: 'jwk' })
  const publicKey = createPublicKey(privateKey)
  return {
    kid: kept.kid,
    privateJwk: { ...kept.jwk, kid: kept.kid, use: 'sig', alg: 'RS256' },
    cookieKeys: kept.cookieKeys,
    sign: (payload) => {
      const input = `${encode({ typ: 'JWT', alg: 'RS256', kid: kept.kid })}.${encode(payload)}`
      return `${input}.${sign('RSA-SHA256', Buffer.from(input), privateKey).toString('base64url')}`
    },
    verify: (token) => checked(token, publicKey, kept.kid)
  }
}

const make = async (): Promise<z.infer<typeof keptSchema>> => {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
  return keptSchema.parse({
    kid: randomBytes(12).toString('base64url'),
    jwk: privateKey.export({ format: 'jwk' }),
    cookieKeys: [randomBytes(32).toString('base64url')]
  })
}

/** Loads the key of a world, or makes it. */
export const loadSigningKey = async (kv: KeyValueArea): Promise<SigningKey> => {
  const kept = keptSchema.safeParse(kv.get('identity', 'signingKey'))
  if (kept.success) return fromKept(kept.data)
  const made = await make()
  await kv.set('identity', 'signingKey', made)
  return fromKept(made)
}
