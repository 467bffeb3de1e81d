import type { Wish } from '../../review-keys.ts'
import { clock } from '../moment.ts'
import { KeyButton } from './finding-card.tsx'
import type { Lock } from './use-lock.ts'

/** Who else has the draft open, until when, and whether it can be taken over. */
export function LockLine({ lock, wish }: { lock: Lock; wish: (wish: Wish) => void }) {
  const { claimed, free } = lock
  if (!claimed || claimed.mine) return null
  const who = claimed.own ? '您在另一个窗口打开着这份稿件' : `${claimed.lock.holder.name}正在审核这份稿件`
  return (
    <div class="lock-line" role="status">
      <span>
        {free && !claimed.own
          ? '稿件已空出来，可以接手。'
          : claimed.own
            ? `${who}。这里只能看。`
            : `${who}，这里只能看。对方离开，或到 ${clock(claimed.lock.until)} 没有续占，就可以接手。`}
      </span>
      <KeyButton wish="take-over" act={wish} off={!free}>
        {claimed.own ? '改在这里审核' : '接手'}
      </KeyButton>
    </div>
  )
}
