import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Dismissal } from '../../../domain/dismissal.ts'
import { KEYS } from '../../review-keys.ts'
import { Settled } from '../draft/draft-notes.tsx'
import { letSingleKeysWork, singleKeysWork } from './single-keys.ts'

/** A dialog above the page: it holds the focus, and Esc closes it. */
function Overlay({ title, close, children }: { title: string; close: () => void; children: ComponentChildren }) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog class="overlay" ref={dialog} aria-label={title} onClose={close}>
      <h2>{title}</h2>
      {children}
    </dialog>
  )
}

/** All keys of the page. */
export const KeyHelp = ({ close }: { close: () => void }) => (
  <Overlay title="按键" close={close}>
    <dl class="key-table">
      {KEYS.map(({ key, says }) => (
        <div key={key}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{says}</dd>
        </div>
      ))}
    </dl>
    <SingleKeys />
    <button type="button" onClick={close}>
      关闭 <kbd>Esc</kbd>
    </button>
  </Overlay>
)

/** Speech input and shaky hands press letters unasked: they can be switched off. */
function SingleKeys() {
  const [on, setOn] = useState(singleKeysWork)
  return (
    <label class="choice">
      <input
        type="checkbox"
        checked={on}
        onChange={(event) => {
          setOn(event.currentTarget.checked)
          letSingleKeysWork(event.currentTarget.checked)
        }}
      />
      <span>启用单个字母、数字的快捷键（关掉后，F8、Shift+F8、Esc 和各个按钮照常可用；本机记住）</span>
    </label>
  )
}

/** Asks once more before a draft is signed. */
export const ApproveDialog = ({
  title,
  version,
  kept,
  approve,
  close,
}: {
  title: string
  version: number
  /** What was left as it stands: whoever signs, signs that too. */
  kept: readonly Dismissal[]
  approve: () => void
  close: () => void
}) => (
  <Overlay title="批准这份稿件？" close={close}>
    <p>
      {title}，第 {version} 版。批准的是现在的文字和数据，批准后不能再改。
    </p>
    <Settled dismissals={kept} />
    <div class="finding-acts">
      <button
        type="button"
        class="primary"
        onClick={() => {
          close()
          approve()
        }}
      >
        批准 <kbd>回车</kbd>
      </button>
      <button type="button" onClick={close}>
        再看看 <kbd>Esc</kbd>
      </button>
    </div>
  </Overlay>
)
