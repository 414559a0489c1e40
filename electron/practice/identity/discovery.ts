import type { Addresses } from '../server/addresses'

/** The OpenID configuration of an authority segment, in the shape of Entra's. */
export const discoveryDocument = (at: Addresses, segment: string, issuerSegment: string): Readonly<Record<string, unknown>> => {
  const base = `${at.authority}/${segment}`
  return {
    token_endpoint: `${base}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: ['none'],
    jwks_uri: `${base}/discovery/v2.0/keys`,
    response_modes_supported: ['query', 'fragment', 'form_post'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code'],
    code_challenge_methods_supported: ['S256'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    issuer: `${at.authority}/${issuerSegment}/v2.0`,
    request_uri_parameter_supported: false,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    end_session_endpoint: `${base}/oauth2/v2.0/logout`,
    claims_supported: ['sub', 'iss', 'aud', 'exp', 'iat', 'auth_time', 'nonce', 'preferred_username', 'name', 'tid', 'oid', 'ver', 'email'],
    tenant_region_scope: null,
    cloud_instance_name: 'practice',
    msgraph_host: new URL(at.graph).host
  }
}
