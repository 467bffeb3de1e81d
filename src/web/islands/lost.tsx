import type { ComponentChildren } from 'preact'
import type { Trouble } from './service/client.ts'
import { TroubleBox } from './trouble-box.tsx'

/** A draft that could not be opened: why, and where to go instead. */
export const Lost = ({ trouble, children }: { trouble: Trouble; children: ComponentChildren }) => (
  <div class="lost">
    <h1 class="unseen">稿件没有打开</h1>
    <TroubleBox trouble={trouble} retry={() => location.reload()}>
      {children}
    </TroubleBox>
  </div>
)
