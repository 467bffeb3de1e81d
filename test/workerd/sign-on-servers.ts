import { FetchInterceptor } from '@mswjs/interceptors/fetch/web'
import { HttpResponse, http } from 'msw'
import { defineNetwork, InterceptorSource } from 'msw/experimental'

/* The unit's single sign-on as these tests need it: an OpenID provider and a CAS, behind msw in the Worker's own isolate. */

const encode = (bytes: ArrayBuffer | string): string =>
  Buffer.from(typeof bytes === 'string' ? bytes : new Uint8Array(bytes)).toString('base64url')
type Interceptor = ConstructorParameters<typeof InterceptorSource>[0]['interceptors'][number]

export class SignOnServers {
  /** What the provider says of the person. */
  claims: Record<string, unknown> = {}
  /** Set to answer otherwise than a provider does. */
  fault: 'none' | 'forged' | 'nonce' | 'down' = 'none'
  /** What CAS says to a ticket of its own. */
  casAttributes = ''
  readonly #codes = new Map<string, { challenge: string; nonce: string; back: string }>()
  readonly #tickets = new Map<string, string>()
  readonly #keys = Promise.all([newKeys(), newKeys()])
  readonly #network = defineNetwork({
    context: { quiet: true },
    onUnhandledFrame: 'error',
    sources: [new InterceptorSource({ interceptors: [new FetchInterceptor() as unknown as Interceptor] })],
    handlers: [
      http.get('https://idp.test/.well-known/openid-configuration', () =>
        this.fault === 'down' ? HttpResponse.error() : HttpResponse.json(DISCOVERY),
      ),
      http.get('https://idp.test/jwks', async () => {
        const [{ publicKey }] = await this.#keys
        const jwk = await crypto.subtle.exportKey('jwk', publicKey)
        return HttpResponse.json({ keys: [{ ...jwk, kid: 'one', alg: 'RS256', use: 'sig' }] })
      }),
      http.post('https://idp.test/token', ({ request }) => this.#token(request)),
      http.get('https://idp.test/userinfo', ({ request }) =>
        request.headers.get('authorization') === 'Bearer at'
          ? HttpResponse.json(this.claims)
          : new HttpResponse(null, { status: 401 }),
      ),
      http.get('https://cas.test/cas/p3/serviceValidate', ({ request }) => this.#validate(new URL(request.url))),
    ],
  })
  enable = () => this.#network.enable()
  disable = () => this.#network.disable()

  /** The person signs in at the provider; gives where the browser is sent back to. */
  approve(address: string): string {
    const asked = new URL(address).searchParams
    const code = crypto.randomUUID()
    const back = asked.get('redirect_uri')!
    if (asked.get('code_challenge_method') !== 'S256') throw new Error('no PKCE')
    this.#codes.set(code, { challenge: asked.get('code_challenge')!, nonce: asked.get('nonce')!, back })
    return `${back}?${new URLSearchParams({ code, state: asked.get('state')!, iss: 'https://idp.test' })}`
  }

  /** The person signs in at the CAS; gives where the browser is sent back to. */
  ticketFor(address: string): string {
    const service = new URL(address).searchParams.get('service')!
    const ticket = `ST-${crypto.randomUUID()}`
    this.#tickets.set(ticket, service)
    return `${service}&ticket=${ticket}`
  }

  async #token(request: Pick<Request, 'formData' | 'headers'>): Promise<Response> {
    const form = await request.formData()
    const [code, verifier] = [String(form.get('code')), String(form.get('code_verifier'))]
    const kept = this.#codes.get(code)
    this.#codes.delete(code)
    const challenge = encode(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier)))
    const [id = '', secret = ''] = atob((request.headers.get('authorization') ?? '').replace('Basic ', '')).split(':')
    const known = id === 'shuzhun' && decodeURIComponent(secret.replaceAll('+', ' ')) === 'a secret & a half'
    if (!kept || kept.challenge !== challenge || kept.back !== form.get('redirect_uri') || !known)
      return HttpResponse.json({ error: 'invalid_grant' }, { status: 400 })
    const id_token = await this.#idToken(kept.nonce)
    return HttpResponse.json({ access_token: 'at', token_type: 'Bearer', expires_in: 300, id_token })
  }

  async #idToken(nonce: string): Promise<string> {
    const [own, others] = await this.#keys
    const now = Math.floor(Date.now() / 1000)
    const claims = {
      iss: 'https://idp.test',
      aud: 'shuzhun',
      iat: now,
      exp: now + 300,
      nonce: this.fault === 'nonce' ? 'another' : nonce,
      // Name and roles stand in the answer to userinfo.
      sub: this.claims.sub,
    }
    const signed = `${encode(JSON.stringify({ alg: 'RS256', kid: 'one' }))}.${encode(JSON.stringify(claims))}`
    const { privateKey } = this.fault === 'forged' ? others : own
    const signature = await crypto.subtle.sign('RSASSA-PKCS1-v1_5', privateKey, new TextEncoder().encode(signed))
    return `${signed}.${encode(signature)}`
  }

  #validate({ searchParams }: URL): Response {
    const ticket = searchParams.get('ticket') ?? ''
    const good = this.#tickets.get(ticket) === searchParams.get('service')
    this.#tickets.delete(ticket)
    const inner = good
      ? `<cas:authenticationSuccess><cas:user>zhao</cas:user><cas:attributes>${this.casAttributes}</cas:attributes></cas:authenticationSuccess>`
      : '<cas:authenticationFailure code="INVALID_TICKET">not recognised</cas:authenticationFailure>'
    return HttpResponse.text(
      `<cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas">${inner}</cas:serviceResponse>`,
    )
  }
}

const newKeys = () =>
  crypto.subtle.generateKey(
    { name: 'RSASSA-PKCS1-v1_5', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' },
    true,
    ['sign', 'verify'],
  ) as Promise<CryptoKeyPair>

const DISCOVERY = {
  issuer: 'https://idp.test',
  authorization_endpoint: 'https://idp.test/authorize',
  token_endpoint: 'https://idp.test/token',
  userinfo_endpoint: 'https://idp.test/userinfo',
  jwks_uri: 'https://idp.test/jwks',
  response_types_supported: ['code'],
  id_token_signing_alg_values_supported: ['RS256'],
  authorization_response_iss_parameter_supported: true,
}
