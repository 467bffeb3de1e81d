import { useState } from 'preact/hooks'
import { type Answer, type Description, type Endpoint, exampleOf, lookedUp } from './description.ts'
import { SchemaView } from './schema-view.tsx'
import { TryIt } from './try-it.tsx'
import { typeInWords, Verbatim, Words } from './words.tsx'

const AnswerView = ({ status, answer, description }: { status: string; answer: Answer; description: Description }) => {
  const told = lookedUp(answer, description.components.responses)
  return (
    <details class="answer">
      <summary>
        <code>{status}</code> <Words text={told.description} />
      </summary>
      <ul class="told-headers">
        {Object.entries(told.headers ?? {}).map(([name, header]) => (
          <li key={name}>
            <code>{name}</code> {lookedUp(header, description.components.headers).description}
          </li>
        ))}
      </ul>
      {Object.entries(told.content ?? {}).map(([type, content]) => {
        const example = exampleOf(content, description)
        return (
          <div key={type}>
            <p class="hint">{type}</p>
            {content.schema && <SchemaView schema={content.schema} description={description} />}
            {example !== undefined && (
              <details>
                <summary>示例</summary>
                <Verbatim
                  label="示例"
                  text={typeof example === 'string' ? example : JSON.stringify(example, null, 2)}
                />
              </details>
            )}
          </div>
        )
      })}
    </details>
  )
}

interface OperationProps {
  readonly endpoint: Endpoint
  readonly description: Description
  readonly apiKey: string
}

/** One endpoint. Its inside is made when it is first opened. */
export function OperationView(props: OperationProps) {
  const { operationId, method, path, summary } = props.endpoint
  const [opened, setOpened] = useState(location.hash === `#${operationId}`)
  return (
    <details
      class="operation"
      id={operationId}
      open={opened}
      onToggle={({ currentTarget }) => currentTarget.open && setOpened(true)}
    >
      <summary>
        <span class="method" data-method={method}>
          {method}
        </span>
        <code>{path}</code>
        <span class="summary">{summary}</span>
      </summary>
      {opened && <Inside {...props} />}
    </details>
  )
}

/** What the endpoint takes, what it answers, and a try at it. */
function Inside({ endpoint, description, apiKey }: OperationProps) {
  const body = endpoint.requestBody?.content['application/json']?.schema
  return (
    <div class="inside">
      <p>
        <Words text={endpoint.description} />
      </p>
      <Parameters of={endpoint} />
      {body && (
        <>
          <h3>正文</h3>
          <SchemaView schema={body} description={description} />
        </>
      )}
      <h3>答复</h3>
      {Object.entries(endpoint.responses).map(([status, answer]) => (
        <AnswerView key={status} status={status} answer={answer} description={description} />
      ))}
      <h3>试一试</h3>
      <TryIt endpoint={endpoint} description={description} apiKey={apiKey} />
    </div>
  )
}

function Parameters({ of: { parameters } }: { of: Endpoint }) {
  if (parameters.length === 0) return null
  return (
    <>
      <h3>参数</h3>
      <dl class="fields">
        {parameters.map((one) => (
          <div key={one.name}>
            <dt>
              <code>{one.name}</code>
              {one.required && <em>必填</em>}
            </dt>
            <dd>
              <span class="type">{typeInWords(one.schema)}</span>
              {one.description && <Words text={one.description} />}
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}
