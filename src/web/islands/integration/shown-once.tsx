import { useState } from 'preact/hooks'

/** A secret that nobody can read a second time: copied from here, or made anew. */
export function ShownOnce({ what, secret, close }: { what: string; secret: string; close: () => void }) {
  const [copied, setCopied] = useState(false)
  const copy = () =>
    navigator.clipboard.writeText(secret).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  return (
    <div class="integration-secret" role="status">
      <p>{what}只在这里显示一次，请立即存到对接系统的配置里。关闭后谁也看不到，只能更换。</p>
      <p>
        <code>{secret}</code>
      </p>
      <p class="integration-deeds">
        <button type="button" onClick={copy}>
          {copied ? '已复制' : '复制'}
        </button>
        <button type="button" onClick={close}>
          已存好，关闭
        </button>
      </p>
    </div>
  )
}
