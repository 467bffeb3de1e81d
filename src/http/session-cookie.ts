import { parse } from 'hono/utils/cookie'

/* The cookies of sign-in. Under https their names bind them to this host and to https; no script reads them. */

/** What a cookie holds: who is signed in, or where a single sign-on is to come back to. */
export type CookieFor = 'session' | 'errand'

const NAMES: Readonly<Record<CookieFor, string>> = { session: 'shuzhun', errand: 'shuzhun-errand' }
const isSecure = (origin: string): boolean => origin.startsWith('https:')

/** The name of a cookie where browsers know the service by that origin. */
export const cookieName = (what: CookieFor, origin: string): string =>
  isSecure(origin) ? `__Host-${NAMES[what]}` : NAMES[what]

/** What the browser brought; null where it brought nothing. */
export function cookieIn(request: Request, what: CookieFor, origin: string): string | null {
  const name = cookieName(what, origin)
  return parse(request.headers.get('cookie') ?? '', name)[name] || null
}

/** A `Set-Cookie` that lasts while the browser is open, or so many seconds; without a value it takes the cookie away. */
export function setCookie(
  what: CookieFor,
  value: string | null,
  origin: string,
  seconds: number | null = null,
): string {
  // Lax, not Strict: the way back from the single sign-on comes from another site and must find the person signed in.
  const words = [`${cookieName(what, origin)}=${value ?? ''}`, 'Path=/', 'HttpOnly', 'SameSite=Lax']
  if (isSecure(origin)) words.push('Secure')
  if (value === null) words.push('Max-Age=0')
  else if (seconds !== null) words.push(`Max-Age=${seconds}`)
  return words.join('; ')
}
