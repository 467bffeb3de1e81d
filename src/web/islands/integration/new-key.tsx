import { useState } from 'preact/hooks'
import type { KeyScheme } from '../../../domain/api-key.ts'
import { KEY_SCOPES } from '../../../domain/key-scopes.ts'
import type { NewKey as AskedKey } from '../../../pipeline/make-key.ts'
import { ChoiceField } from '../choice-field.tsx'
import { Ticks } from './ticks.tsx'
import { endOfDay } from './words.ts'

type KeyScope = keyof typeof KEY_SCOPES
const SCHEMES: readonly (readonly [KeyScheme, string])[] = [
  ['bearer', '请求头带密钥（常用）'],
  ['hmac', '签名，密钥不上网'],
]

/** What a new key is to be; nothing is lost when the service refuses it. */
export function NewKey({ make }: { make: (asked: AskedKey) => Promise<boolean> }) {
  const [name, setName] = useState('')
  const [scheme, setScheme] = useState<KeyScheme>('bearer')
  const [scopes, setScopes] = useState<readonly KeyScope[]>(['read', 'draft'])
  const [perMinute, setPerMinute] = useState('120')
  const [dailyDrafts, setDailyDrafts] = useState('')
  const [day, setDay] = useState('')
  const submit = async (event: Event) => {
    event.preventDefault()
    const asked: AskedKey = {
      name,
      scheme,
      scopes,
      expiresAt: day ? endOfDay(day) : null,
      perMinute: Number(perMinute),
      dailyDrafts: dailyDrafts ? Number(dailyDrafts) : null,
    }
    if (await make(asked)) setName('')
  }
  return (
    <form class="integration-form" onSubmit={submit}>
      <div class="integration-fields">
        <label class="field">
          <span>系统名称</span>
          <input
            required
            maxlength={60}
            value={name}
            placeholder="例如 云溪镇OA"
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </label>
        <ChoiceField name="证明方式" class="field" value={scheme} choices={SCHEMES} choose={setScheme} />
        <label class="field">
          <span>有效期至（不填为长期）</span>
          <input type="date" value={day} onInput={(event) => setDay(event.currentTarget.value)} />
        </label>
        <CountField name="每分钟最多请求" value={perMinute} hint="120" set={setPerMinute} />
        <CountField name="每天最多起草（不填不限）" value={dailyDrafts} hint="不限" set={setDailyDrafts} />
      </div>
      <Ticks legend="权限，够用即可" names={KEY_SCOPES} ticked={scopes} tick={setScopes} />
      <button type="submit" class="primary">
        新建密钥
      </button>
    </form>
  )
}

interface CountFieldProps {
  readonly name: string
  readonly value: string
  /** Stands in the field while it is empty. */
  readonly hint: string
  readonly set: (value: string) => void
}

const CountField = ({ name, value, hint, set }: CountFieldProps) => (
  <label class="field">
    <span>{name}</span>
    <input type="number" min="1" value={value} placeholder={hint} onInput={(event) => set(event.currentTarget.value)} />
  </label>
)
