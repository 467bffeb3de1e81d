import { useState } from 'preact/hooks'
import { type Description, type Endpoint, exampleOf } from './description.ts'
import { Verbatim } from './words.tsx'

/** How a request went, as the page shows it. */
interface Outcome {
  readonly status: string
  readonly headers: string
  readonly body: string
  readonly file: { readonly address: string; readonly name: string } | null
}

const SHOWN = /^(content-(type|disposition)|etag|location|retry-after|x-request-id|ratelimit|preference|allow|www-)/

/** A request as the fields have it. */
function requestOf({ method, path, parameters, requestBody }: Endpoint, values: Record<string, string>, key: string) {
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

function curlOf(request: ReturnType<typeof requestOf>, body: string | null): string {
  const method = request.method === 'GET' ? '' : ` -X ${request.method}`
  const headers = Object.entries(request.headers).map(([name, value]) => ` \\\n  -H ${quoted(`${name}: ${value}`)}`)
  return `curl -s${method} ${quoted(location.origin + request.address)}${headers.join('')}${
    body === null ? '' : ` \\\n  --data-binary ${quoted(body)}`
  }`
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

/** Fields for one request, the curl command that they amount to, and how it went when it was sent. */
export const TryIt = ({
  endpoint,
  description,
  apiKey,
}: {
  endpoint: Endpoint
  description: Description
  apiKey: string
}) => {
  const content = endpoint.requestBody?.content['application/json']
  const example = content && exampleOf(content, description)
  const [values, setValues] = useState<Record<string, string>>({})
  const [body, setBody] = useState(example === undefined ? '{}' : JSON.stringify(example, null, 2))
  const [busy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [trouble, setTrouble] = useState('')
  const request = requestOf(endpoint, values, apiKey)
  const sent = content ? body : null

  const send = async (event: Event) => {
    event.preventDefault()
    const started = performance.now()
    setBusy(true)
    setTrouble('')
    try {
      const { method, address, headers } = request
      setOutcome(await outcomeOf(await fetch(address, { method, headers, body: sent }), started))
    } catch {
      setOutcome(null)
      setTrouble('没有收到答复：连不上服务，或者答复中断了。请检查网络后再试。')
    }
    setBusy(false)
  }

  return (
    <form class="try" onSubmit={send}>
      {endpoint.parameters.map(({ name, required, in: place }) => (
        <label class="field" key={name}>
          <span>
            {name} <em>{place === 'header' ? '请求头' : place === 'path' ? '地址' : '参数'}</em>
          </span>
          <input
            value={values[name] ?? ''}
            required={required}
            onInput={({ currentTarget }) => setValues({ ...values, [name]: currentTarget.value })}
          />
        </label>
      ))}
      {content && (
        <label class="field wide">
          <span>正文</span>
          <textarea
            rows={12}
            spellcheck={false}
            value={body}
            onInput={({ currentTarget }) => setBody(currentTarget.value)}
          />
        </label>
      )}
      <div class="wide">
        <Verbatim label="等同的 curl 命令" text={curlOf(request, sent)} />
      </div>
      <p class="bar wide">
        <button type="submit" class="primary" disabled={busy}>
          {busy ? '正在发送…' : '发送'}
        </button>
        {endpoint.method !== 'GET' && <span class="hint">会真的执行，记在您或密钥的名下。</span>}
      </p>
      {trouble && (
        <p class="trouble wide" role="alert">
          {trouble}
        </p>
      )}
      {outcome && (
        <div class="outcome wide" role="status">
          <p>
            <strong>{outcome.status}</strong>
            {outcome.file && (
              <a href={outcome.file.address} download={outcome.file.name}>
                保存“{outcome.file.name}”
              </a>
            )}
          </p>
          <Verbatim label="答复头" text={outcome.headers} />
          {outcome.body && <Verbatim label="答复的正文" text={outcome.body} />}
        </div>
      )}
    </form>
  )
}
