import { KeyScope } from '../../domain/api-key.ts'
import { rolesAllowing, type Scope } from '../../domain/role.ts'
import { cookieName } from '../session-cookie.ts'
import type { Json } from './schemas.ts'

const inHeader = (name: string, description: string): Json => ({ type: 'apiKey', in: 'header', name, description })

/** Ways of proving who asks. */
export const securitySchemes = (): Json => ({
  bearer: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'sz_…',
    description: '接口密钥，由管理员在“接口密钥”页或 POST /v1/keys 新建：Authorization: Bearer sz_…',
  },
  appId: inHeader('X-App-Id', '签名方式：密钥编号'),
  timestamp: inHeader('X-Timestamp', '签名方式：1970 年以来的毫秒数，与本服务相差不超过 5 分钟'),
  nonce: inHeader('X-Nonce', '签名方式：随机串，8 至 128 个英文字符，每次请求换一个'),
  sign: inHeader(
    'X-Sign',
    '签名方式：hex(HMAC-SHA256(密钥, 方法\\n路径和参数\\n时间戳\\n随机串\\nhex(SHA-256(正文))))。算法可用 X-Sign-Alg 写明，默认 hmac-sha256。待签文本可用 /v1/echo 比对',
  ),
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: cookieName('session', 'https://'),
    description: `网页登录后的会话，只供本服务自己的页面使用；不经 https 时名为 ${cookieName('session', 'http://')}`,
  },
})

/** Who may ask for what needs that scope; keys cannot be given `admin`. Anybody where it needs none. */
export function securityOf(needs: Scope | null): Json[] {
  if (needs === null) return []
  const forKeys = (KeyScope.options as readonly Scope[]).includes(needs)
  const roles = [needs]
  return [
    ...(forKeys ? [{ bearer: roles }, { appId: roles, timestamp: roles, nonce: roles, sign: roles }] : []),
    { session: roles },
  ]
}

/** The same in words. */
export const needsInWords = (needs: Scope | null): string =>
  needs === null
    ? '不需要登录或密钥。'
    : `密钥需有 \`${needs}\` 权限${needs === 'admin' ? '（不能授予密钥）' : ''}；登录的人需是“${rolesAllowing(needs).join('”或“')}”。`
