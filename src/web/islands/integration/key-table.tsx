import type { ApiKey } from '../../../domain/api-key.ts'
import { KEY_SCOPES } from '../../../domain/key-scopes.ts'
import { moment } from '../moment.ts'

const isScope = (scope: string): scope is keyof typeof KEY_SCOPES => scope in KEY_SCOPES

const stateOf = ({ revokedAt, expiresAt }: ApiKey): string => {
  if (revokedAt !== null) return `已停用（${moment(revokedAt)}）`
  if (expiresAt === null) return '有效'
  return Date.parse(expiresAt) <= Date.now() ? `已到期（${moment(expiresAt)}）` : `有效至 ${moment(expiresAt)}`
}

/** The keys, a row each; of their secrets only how they begin. */
export function KeyTable({
  keys,
  rotate,
  revoke,
}: {
  keys: readonly ApiKey[]
  rotate: (key: ApiKey) => void
  revoke: (key: ApiKey) => void
}) {
  if (keys.length === 0) return <p class="waiting">还没有密钥。填好上面的内容，新建第一个。</p>
  return (
    <div class="integration-table">
      <table class="plain">
        <thead>
          <tr>
            <th scope="col">系统</th>
            <th scope="col">密钥</th>
            <th scope="col">权限</th>
            <th scope="col">限额</th>
            <th scope="col">状态</th>
            <th scope="col">最近使用</th>
            <th scope="col">操作</th>
          </tr>
        </thead>
        <tbody>
          {keys.map((key) => (
            <tr key={key.id} class={key.revokedAt === null ? undefined : 'is-over'}>
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
              <td class="when">{key.lastUsedOn ?? '从未'}</td>
              <td>
                {key.revokedAt === null && (
                  <div class="integration-deeds">
                    <button type="button" onClick={() => rotate(key)}>
                      更换
                    </button>
                    <button type="button" onClick={() => revoke(key)}>
                      停用
                    </button>
                  </div>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
