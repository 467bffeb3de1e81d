import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { KEYS } from '../../review-keys.ts'

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
    <button type="button" onClick={close}>
      关闭 <kbd>Esc</kbd>
    </button>
  </Overlay>
)

/** Asks once more before a draft is signed. */
export const ApproveDialog = ({
  title,
  version,
  approve,
  close,
}: {
  title: string
  version: number
  approve: () => void
  close: () => void
}) => (
  <Overlay title="批准这份稿件？" close={close}>
    <p>
      {title}，第 {version} 版。批准的是现在的文字和数据，此后再改动，批准即作废。
    </p>
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
