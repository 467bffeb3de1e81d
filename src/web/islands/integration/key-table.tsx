import type { ApiKey } from '../../../domain/api-key.ts'
import { KEY_SCOPES } from '../../../domain/key-scopes.ts'
import { moment } from '../moment.ts'
import { PlainTable } from '../plain-table.tsx'

const isScope = (scope: string): scope is keyof typeof KEY_SCOPES => scope in KEY_SCOPES

const stateOf = ({ revokedAt, expiresAt }: ApiKey): string => {
  if (revokedAt !== null) return `已停用（${moment(revokedAt)}）`
  if (expiresAt === null) return '有效'
  return Date.parse(expiresAt) <= Date.now() ? `已到期（${moment(expiresAt)}）` : `有效至 ${moment(expiresAt)}`
}

interface KeyActs {
  readonly rotate: (key: ApiKey) => void
  readonly revoke: (key: ApiKey) => void
}

/** The keys, a row each; of their secrets only how they begin. */
export function KeyTable({ keys, rotate, revoke }: KeyActs & { readonly keys: readonly ApiKey[] }) {
  if (keys.length === 0) return <p class="waiting">还没有密钥。填好上面的内容，新建第一个。</p>
  return (
    <div class="integration-table">
      <PlainTable columns={['系统', '密钥', '权限', '限额', '状态', '最近使用', '操作']}>
        {keys.map((key) => (
          <Row key={key.id} of={key} rotate={rotate} revoke={revoke} />
        ))}
      </PlainTable>
    </div>
  )
}

const Row = ({ of: key, rotate, revoke }: KeyActs & { readonly of: ApiKey }) => (
  <tr class={key.revokedAt === null ? undefined : 'is-over'}>
    <td>
      <b>{key.name}</b>
      <small>
        {key.scheme === 'hmac' ? '签名，编号 ' : '编号 '}
        <code>{key.id}</code>
      </small>
    </td>
    <td>
      {key.secrets.map(({ hint, until }) => (
        <small key={hint}>
          <code>{hint}</code>
          {until && ` 用到 ${moment(until)}`}
        </small>
      ))}
    </td>
    <td>
      {key.scopes.map((scope) => (
        <small key={scope}>{isScope(scope) ? KEY_SCOPES[scope] : scope}</small>
      ))}
    </td>
    <td>
      <small>每分钟 {key.perMinute} 次</small>
      <small>{key.dailyDrafts === null ? '起草份数不另限' : `每天起草 ${key.dailyDrafts} 份`}</small>
    </td>
    <td>{stateOf(key)}</td>
    <td class="when">{key.lastUsedOn ?? '从未使用'}</td>
    <td>
      {key.revokedAt === null && (
        <div class="integration-deeds">
          <button type="button" aria-label={`更换“${key.name}”的密钥`} onClick={() => rotate(key)}>
            更换
          </button>
          <button type="button" aria-label={`停用“${key.name}”的密钥`} onClick={() => revoke(key)}>
            停用
          </button>
        </div>
      )}
    </td>
  </tr>
)
