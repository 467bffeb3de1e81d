import { useEffect, useState } from 'preact/hooks'
import { type Description, endpointsOf } from './docs/description.ts'
import { OperationView } from './docs/operation-view.tsx'
import { mount } from './mount.ts'
import { ask, type Trouble, troubleOf } from './service/client.ts'
import { TroubleBox } from './trouble-box.tsx'

/** Every endpoint of the service, by groups, as its own description tells of them. */
const Reference = () => {
  const [description, setDescription] = useState<Description | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [apiKey, setApiKey] = useState('')
  useEffect(() => {
    ask('/openapi.json')
      .then((response) => response.json())
      .then(setDescription)
      .catch((error: unknown) => setTrouble(troubleOf(error)))
  }, [])
  if (trouble) return <TroubleBox trouble={trouble} />
  if (!description) return <p class="waiting">正在取接口说明…</p>
  const endpoints = endpointsOf(description)
  return (
    <>
      <label class="field key">
        <span>
          试用时带的密钥 <em>演示模式、已登录时可不填；只留在本页</em>
        </span>
        <input
          value={apiKey}
          autocomplete="off"
          placeholder="sz_…"
          onInput={({ currentTarget }) => setApiKey(currentTarget.value.trim())}
        />
      </label>
      {description.tags.map(({ name, description: says }) => (
        <section key={name} aria-labelledby={`group-${name}`}>
          <h2 id={`group-${name}`}>{name}</h2>
          <p class="hint">{says}</p>
          {endpoints
            .filter(({ tags }) => tags.includes(name))
            .map((endpoint) => (
              <OperationView key={endpoint.operationId} endpoint={endpoint} description={description} apiKey={apiKey} />
            ))}
        </section>
      ))}
    </>
  )
}

mount(() => <Reference />)
