import { type Element, isTag } from 'domhandler'
import { DomUtils, parseDocument } from 'htmlparser2'
import { Problem } from '../domain/problem.ts'
import type { Arrival, SingleSignOn } from '../pipeline/accounts/ports.ts'
import { claimWords, signOnFault, WAIT_MS } from './sign-on-words.ts'

/** What an office sets for CAS 3. */
export interface CasSettings {
  /** Where the CAS stands: `https://sso.example.gov.cn/cas`. */
  readonly address: string
  /** The attribute that names roles. */
  readonly roleClaim: string
}

/** Single sign-on by CAS 3: the browser brings a ticket, the service asks CAS server to server whose it is. */
export function casSignOn({ address, roleClaim }: CasSettings): SingleSignOn {
  const base = address.replace(/\/+$/, '')
  const serviceFor = (back: string, state: string): string => `${back}?${new URLSearchParams({ state })}`
  return {
    begin: async (state, back) => ({
      address: `${base}/login?${new URLSearchParams({ service: serviceFor(back, state) })}`,
      kept: {},
    }),
    finish: async (returned, { state, back }) => {
      const ticket = returned.searchParams.get('ticket') ?? ''
      if (returned.searchParams.get('state') !== state || !/^[\w.-]{1,256}$/.test(ticket))
        throw new Problem('unauthorised', '统一登录没有带回有效的票据，请重新登录')
      const query = new URLSearchParams({ service: serviceFor(back, state), ticket })
      try {
        const response = await fetch(`${base}/p3/serviceValidate?${query}`, {
          redirect: 'manual',
          signal: AbortSignal.timeout(WAIT_MS),
        })
        return arrivalIn(await response.text(), base, roleClaim)
      } catch (error) {
        return signOnFault(error)
      }
    },
  }
}

/** Whom the answer to `serviceValidate` names. An XML parser that resolves no entities reads it. */
function arrivalIn(xml: string, issuer: string, roleClaim: string): Arrival {
  const all = DomUtils.filter(isTag, parseDocument(xml, { xmlMode: true })) as Element[]
  const texts = (name: string, under: string): string[] =>
    all
      .filter(
        (element) => element.name === `cas:${name}` && isTag(element.parent!) && element.parent.name === `cas:${under}`,
      )
      .map((element) => DomUtils.textContent(element).trim())
  const [subject] = texts('user', 'authenticationSuccess')
  if (!subject) {
    const failure = all.find(({ name }) => name === 'cas:authenticationFailure')
    throw new Error(`CAS refused the ticket: ${failure?.attribs.code ?? 'no cas:user'}`)
  }
  const [name = subject] = ['name', 'displayName', 'cn'].flatMap((attribute) => texts(attribute, 'attributes'))
  return { issuer, subject, userName: subject, name, claims: texts(roleClaim, 'attributes').flatMap(claimWords) }
}
