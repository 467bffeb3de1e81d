import { useState } from 'preact/hooks'
import { type Description, type Endpoint, exampleOf } from './description.ts'
import { curlOf, type Outcome, requestOf, send } from './request.ts'
import { Verbatim } from './words.tsx'

interface TryProps {
  readonly endpoint: Endpoint
  readonly description: Description
  readonly apiKey: string
}

/** Fields for one request, the curl command that they amount to, and how it went when it was sent. */
export function TryIt({ endpoint, description, apiKey }: TryProps) {
  const content = endpoint.requestBody?.content['application/json']
  const example = content && exampleOf(content, description)
  const [values, setValues] = useState<Record<string, string>>({})
  const [body, setBody] = useState(example === undefined ? '{}' : JSON.stringify(example, null, 2))
  const [busy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<Outcome | 'unanswered' | null>(null)
  const request = requestOf(endpoint, values, apiKey)
  const sent = content ? body : null

  const submit = async (event: Event) => {
    event.preventDefault()
    setBusy(true)
    setOutcome(await send(request, sent).catch(() => 'unanswered' as const))
    setBusy(false)
  }
  return (
    <form class="try" onSubmit={submit}>
      <Parameters endpoint={endpoint} values={values} change={setValues} />
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
      {outcome && <OutcomeView outcome={outcome} />}
    </form>
  )
}

interface ParametersProps {
  readonly endpoint: Endpoint
  readonly values: Readonly<Record<string, string>>
  readonly change: (values: Record<string, string>) => void
}

const PLACES: Readonly<Record<string, string>> = { header: '请求头', path: '地址' }

const Parameters = ({ endpoint, values, change }: ParametersProps) =>
  endpoint.parameters.map(({ name, required, in: place }) => (
    <label class="field" key={name}>
      <span>
        {name} <em>{PLACES[place] ?? '参数'}</em>
      </span>
      <input
        value={values[name] ?? ''}
        required={required}
        onInput={({ currentTarget }) => change({ ...values, [name]: currentTarget.value })}
      />
    </label>
  ))

function OutcomeView({ outcome }: { outcome: Outcome | 'unanswered' }) {
  if (outcome === 'unanswered')
    return (
      <p class="trouble wide" role="alert">
        没有收到答复：连不上服务，或者答复中断了。请检查网络后再试。
      </p>
    )
  const { status, headers, body, file } = outcome
  return (
    <div class="outcome wide" role="status">
      <p>
        <strong>{status}</strong>
        {file && (
          <a href={file.address} download={file.name}>
            保存“{file.name}”
          </a>
        )}
      </p>
      <Verbatim label="答复头" text={headers} />
      {body && <Verbatim label="答复的正文" text={body} />}
    </div>
  )
}
