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

/** Single sign-on by OpenID Connect: authorisation code with PKCE, state and nonce; the ID token's signature is checked. */
export function oidcSignOn(settings: OidcSettings): SingleSignOn {
  const issuer = new URL(settings.issuer)
  const client: oauth.Client = { client_id: settings.clientId }
  // An issuer inside the office's own network may speak plain HTTP; one that is named with https is held to it.
  const options = () => ({
    [oauth.allowInsecureRequests]: issuer.protocol === 'http:',
    signal: AbortSignal.timeout(WAIT_MS),
  })
  let known: oauth.AuthorizationServer | null = null
  const server = async (): Promise<oauth.AuthorizationServer> => {
    known ??= await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, options()))
    return known
  }
  const proofOf = (as: oauth.AuthorizationServer): oauth.ClientAuth => {
    if (!settings.clientSecret) return oauth.None()
    const methods = as.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
    return methods.includes('client_secret_basic')
      ? oauth.ClientSecretBasic(settings.clientSecret)
      : oauth.ClientSecretPost(settings.clientSecret)
  }

  return {
    begin: async (state, back) => {
      const as = await server().catch(signOnFault)
      if (!as.authorization_endpoint) throw new Problem('unavailable', '统一登录没有给出登录地址，请管理员核对设置')
      const kept = { verifier: oauth.generateRandomCodeVerifier(), nonce: oauth.generateRandomNonce() }
      const address = new URL(as.authorization_endpoint)
      const parameters = {
        client_id: settings.clientId,
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
    },
    finish: async (returned, { state, back, kept }) => {
      try {
        const as = await server()
        const answer = oauth.validateAuthResponse(as, client, returned, state)
        const response = await oauth.authorizationCodeGrantRequest(
          as,
          client,
          proofOf(as),
          answer,
          back,
          kept.verifier ?? '',
          options(),
        )
        const tokens = await oauth.processAuthorizationCodeResponse(as, client, response, {
          expectedNonce: kept.nonce ?? '',
          requireIdToken: true,
        })
        await oauth.validateApplicationLevelSignature(as, response, options())
        const claims = oauth.getValidatedIdTokenClaims(tokens)
        if (!claims) throw new Error('the answer held no ID token')
        const more = as.userinfo_endpoint
          ? await oauth.processUserInfoResponse(
              as,
              client,
              claims.sub,
              await oauth.userInfoRequest(as, client, tokens.access_token, options()),
            )
          : {}
        return arrivalIn({ ...more, ...claims }, settings)
      } catch (error) {
        return signOnFault(error)
      }
    },
  }
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
