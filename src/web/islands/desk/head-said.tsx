import type { HeadSaid } from './named.ts'
import type { Settings } from './sheet.ts'

interface HeadSaidProps {
  readonly said: HeadSaid
  readonly change: (change: Partial<Settings>) => void
  readonly forget: () => void
}

/** Tells what the title of a paste has filled in, and leaves the choice where a person had chosen otherwise. */
export function HeadSaidBox({ said: { text, filled, offered }, change, forget }: HeadSaidProps) {
  return (
    <div class="head-said" role="status">
      {filled.length > 0 && (
        <p>
          已按粘贴内容中的“{text}”填写{filled.map(({ words }) => words).join('、')}，请核对。
        </p>
      )}
      {offered.length > 0 && <p>粘贴内容写的是“{text}”，与这里所填不同。</p>}
      <div class="head-said-tools">
        {offered.map((naming) => (
          <button type="button" key={naming.named} onClick={() => change(naming.change)}>
            改为{naming.words}
          </button>
        ))}
        <button type="button" class="quiet" onClick={forget}>
          {offered.length > 0 ? '不改' : '知道了'}
        </button>
      </div>
    </div>
  )
}
