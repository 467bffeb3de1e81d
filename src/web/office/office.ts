import type { Context } from 'hono'
import type { AccountDeps, SingleSignOn } from '../../pipeline/accounts/ports.ts'
import type { SetUpCode } from '../../pipeline/accounts/set-up.ts'
import type { Admission } from '../../pipeline/accounts/single-sign-on.ts'
import type { PageEnv } from '../page.tsx'
import type { Visitor } from '../visitor.tsx'

/** One way of single sign-on, under the name that its button shows. */
export interface SignOnWay {
  readonly name: string
  readonly way: SingleSignOn
}

/** What the pages of accounts need of the outside. worker.ts gives the real ones. */
export interface Office {
  readonly accounts: AccountDeps
  /** Who everybody is where there are no accounts; null where there are. */
  readonly demo: Visitor | null
  /** The address of the service as browsers know it, where it is set. */
  readonly origin: string | undefined
  addressOf(request: Request): string | null
  /** By the word that stands for it in addresses. */
  readonly signOn: ReadonlyMap<string, SignOnWay>
  readonly admission: Admission
  readonly setUpCode: SetUpCode
  /** Tells the one who runs the service, in its log. */
  announce(words: string): void
}

export type OfficeContext = Context<PageEnv>

/** The words of a form; what is absent is empty, what is no text or too long is cut off. */
export async function fieldsOf<Name extends string>(
  c: OfficeContext,
  names: readonly Name[],
): Promise<Record<Name, string>> {
  const form = await c.req.parseBody({ all: true })
  const texts = names.map((name) => [name, String([form[name]].flat()[0] ?? '').slice(0, 1000)])
  return Object.fromEntries(texts) as Record<Name, string>
}

/** An address on this service to go on to; anything else comes to the first page. */
export function ownPath(next: string | undefined): string {
  if (!next?.startsWith('/')) return '/'
  const url = new URL(next, 'http://here.invalid')
  return url.host === 'here.invalid' && !url.pathname.startsWith('//') ? url.pathname + url.search : '/'
}
