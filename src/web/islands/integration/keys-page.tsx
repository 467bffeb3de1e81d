import type { ApiKey } from '../../../domain/api-key.ts'
import type { MadeKey } from '../../../pipeline/make-key.ts'
import { createKey, listKeys, revokeKey, rotateKey } from '../service/integration.ts'
import { Frame } from './frame.tsx'
import { KeyTable } from './key-table.tsx'
import { NewKey } from './new-key.tsx'
import { ShownOnce } from './shown-once.tsx'
import { useKept } from './use-kept.ts'

const WEEK_MS = 7 * 86_400_000

/** The keys of systems that connect to the service: made, changed and ended here. */
export function KeysPage() {
  const { items: keys, made, putAway, trouble, make, after } = useKept<ApiKey, MadeKey>(listKeys)

  const rotate = (key: ApiKey) => {
    if (confirm(`给“${key.name}”换一个新密钥？旧密钥还可使用 7 天，请在此之前换好。`))
      make(() => rotateKey(key.id, new Date(Date.now() + WEEK_MS).toISOString()))
  }
  const revoke = (key: ApiKey) => {
    if (confirm(`停用“${key.name}”的密钥？立即生效，不能恢复。`)) after(() => revokeKey(key.id))
  }
  return (
    <Frame here="/admin/keys" trouble={trouble}>
      <p class="integration-hint">
        每个要对接的系统各用一个密钥，修改记录里以它的名称署名。对接方法见 <a href="/docs">接口参考</a>
        ；对接不通时把请求发到 <code>/v1/echo</code>，可看到本服务收到的内容和改法。
      </p>
      {made && <ShownOnce what={`“${made.key.name}”的密钥`} secret={made.secret} close={putAway} />}
      <NewKey make={(asked) => make(() => createKey(asked))} />
      {keys && <KeyTable keys={keys} rotate={rotate} revoke={revoke} />}
      {!keys && !trouble && <p class="waiting">正在取密钥…</p>}
    </Frame>
  )
}
