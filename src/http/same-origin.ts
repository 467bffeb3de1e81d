/* Whether a page of this service sent a request, by what browsers say and no page can change. */

const READING: readonly string[] = ['GET', 'HEAD', 'OPTIONS']

/** Whether the request may change something. */
export const changes = ({ method }: Request): boolean => !READING.includes(method)

/** True where the browser says that a page of this service sent it. What says nothing is no browser of today. */
export function fromOwnPage({ headers }: Request, origin: string): boolean {
  const site = headers.get('sec-fetch-site')
  return site ? site === 'same-origin' : headers.get('origin') === origin
}

/** True where the browser says that a page of somebody else sent it; a program says nothing. */
export function fromForeignPage({ headers }: Request, origin: string): boolean {
  const site = headers.get('sec-fetch-site')
  if (site) return site === 'cross-site' || site === 'same-site'
  const said = headers.get('origin')
  return said !== null && said !== origin
}
