import * as oauth from 'oauth4webapi'
import { Problem } from '../domain/problem.ts'
import type { Arrival, SingleSignOn } from '../pipeline/accounts/ports.ts'
import { claimWords, signOnFault, WAIT_MS } from './sign-on-words.ts'

/** What an office sets for OpenID Connect. */
export interface OidcSettings {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string | null
  /** The claim that names roles. */
  readonly roleClaim: string
}

const SCOPE = 'openid profile'

/** An issuer inside the office's own network may speak plain HTTP; one that is named with https is held to it. */
const optionsTo = (issuer: URL) => () => ({
  [oauth.allowInsecureRequests]: issuer.protocol === 'http:',
  signal: AbortSignal.timeout(WAIT_MS),
})

/** Single sign-on by OpenID Connect: authorisation code with PKCE, state and nonce; the ID token's signature is checked. */
export function oidcSignOn(settings: OidcSettings): SingleSignOn {
  const issuer = new URL(settings.issuer)
  const options = optionsTo(issuer)
  let known: oauth.AuthorizationServer | null = null
  const server = async (): Promise<oauth.AuthorizationServer> => {
    known ??= await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, options()))
    return known
  }
  return {
    begin: async (state, back) => begun(await server().catch(signOnFault), settings, state, back),
    finish: async (returned, sent) => {
      try {
        return arrivalIn(await claimsOf(await server(), settings, returned, sent, options), settings)
      } catch (error) {
        return signOnFault(error)
      }
    },
  }
}

/** Where a person is sent to sign in, and what is kept until the way back. */
async function begun(as: oauth.AuthorizationServer, { clientId }: OidcSettings, state: string, back: string) {
  if (!as.authorization_endpoint) throw new Problem('unavailable', '统一登录没有给出登录地址，请管理员核对设置')
  const kept = { verifier: oauth.generateRandomCodeVerifier(), nonce: oauth.generateRandomNonce() }
  const address = new URL(as.authorization_endpoint)
  const parameters = {
    client_id: clientId,
    redirect_uri: back,
    response_type: 'code',
    scope: SCOPE,
    state,
    nonce: kept.nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(kept.verifier),
    code_challenge_method: 'S256',
  }
  for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value)
  return { address: address.href, kept }
}

/** What the issuer says of the person who came back. Throws where any part of its answer does not hold. */
async function claimsOf(
  as: oauth.AuthorizationServer,
  settings: OidcSettings,
  returned: Parameters<SingleSignOn['finish']>[0],
  { state, back, kept }: Parameters<SingleSignOn['finish']>[1],
  options: ReturnType<typeof optionsTo>,
): Promise<Readonly<Record<string, unknown>>> {
  const client: oauth.Client = { client_id: settings.clientId }
  const proof = proofTo(as, settings)
  const answer = oauth.validateAuthResponse(as, client, returned, state)
  const verifier = kept.verifier ?? ''
  const response = await oauth.authorizationCodeGrantRequest(as, client, proof, answer, back, verifier, options())
  const tokens = await oauth.processAuthorizationCodeResponse(as, client, response, {
    expectedNonce: kept.nonce ?? '',
    requireIdToken: true,
  })
  await oauth.validateApplicationLevelSignature(as, response, options())
  const claims = oauth.getValidatedIdTokenClaims(tokens)
  if (!claims) throw new Error('the answer held no ID token')
  if (!as.userinfo_endpoint) return claims
  const told = await oauth.userInfoRequest(as, client, tokens.access_token, options())
  return { ...(await oauth.processUserInfoResponse(as, client, claims.sub, told)), ...claims }
}

/** How the service proves to the issuer who it is. */
function proofTo(as: oauth.AuthorizationServer, { clientSecret }: OidcSettings): oauth.ClientAuth {
  if (!clientSecret) return oauth.None()
  const methods = as.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
  return methods.includes('client_secret_basic')
    ? oauth.ClientSecretBasic(clientSecret)
    : oauth.ClientSecretPost(clientSecret)
}

function arrivalIn(claims: Readonly<Record<string, unknown>>, { issuer, roleClaim }: OidcSettings): Arrival {
  const [subject, userName, name] = ['sub', 'preferred_username', 'name'].map((claim) => String(claims[claim] ?? ''))
  return {
    issuer,
    subject: subject!,
    userName: userName!,
    name: name || userName!,
    claims: claimWords(claims[roleClaim]),
  }
}
