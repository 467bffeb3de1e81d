import type { Endpoint } from './description.ts'

/** How a request went, as the page shows it. */
export interface Outcome {
  readonly status: string
  readonly headers: string
  readonly body: string
  readonly file: { readonly address: string; readonly name: string } | null
}

const SHOWN = /^(content-(type|disposition)|etag|location|retry-after|x-request-id|ratelimit|preference|allow|www-)/

interface Request {
  readonly method: string
  readonly address: string
  readonly headers: Readonly<Record<string, string>>
}

/** A request as the fields have it. */
export function requestOf(
  { method, path, parameters, requestBody }: Endpoint,
  values: Record<string, string>,
  key: string,
): Request {
  const given = (place: string) => parameters.filter((one) => one.in === place && values[one.name])
  const filled = given('path').reduce(
    (text, { name }) => text.replace(`{${name}}`, encodeURIComponent(values[name]!)),
    path,
  )
  const query = given('query').map(({ name }) => `${name}=${encodeURIComponent(values[name]!)}`)
  const headers: Record<string, string> = {
    ...(key ? { Authorization: `Bearer ${key}` } : {}),
    ...(requestBody ? { 'Content-Type': 'application/json; charset=utf-8' } : {}),
    ...Object.fromEntries(given('header').map(({ name }) => [name, values[name]!])),
  }
  return { method, address: filled + (query.length > 0 ? `?${query.join('&')}` : ''), headers }
}

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

/** The curl command that does the same. */
export function curlOf(request: Request, body: string | null): string {
  const method = request.method === 'GET' ? '' : ` -X ${request.method}`
  const headers = Object.entries(request.headers).map(([name, value]) => ` \\\n  -H ${quoted(`${name}: ${value}`)}`)
  return `curl -s${method} ${quoted(location.origin + request.address)}${headers.join('')}${
    body === null ? '' : ` \\\n  --data-binary ${quoted(body)}`
  }`
}

/** Sends the request; throws where no answer came. */
export async function send({ method, address, headers }: Request, body: string | null): Promise<Outcome> {
  const started = performance.now()
  return outcomeOf(await fetch(address, { method, headers, body }), started)
}

async function outcomeOf(answer: Response, started: number): Promise<Outcome> {
  const type = answer.headers.get('content-type') ?? ''
  const status = `${answer.status}，用时 ${Math.round(performance.now() - started)} 毫秒`
  const headers = [...answer.headers]
    .filter(([name]) => SHOWN.test(name))
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')
  const disposition = answer.headers.get('content-disposition')
  if (disposition) {
    const name = decodeURIComponent(/filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1] ?? 'download')
    return { status, headers, body: '', file: { address: URL.createObjectURL(await answer.blob()), name } }
  }
  const text = await answer.text()
  return { status, headers, file: null, body: /json/.test(type) ? JSON.stringify(JSON.parse(text), null, 2) : text }
}
