import { useRef, useState } from 'preact/hooks'
import { pastedText } from './clipboard.ts'

interface PasteBoxProps {
  /** Large while there is nothing else to look at. */
  readonly large: boolean
  /** Reads it into the table; false where that could not be done, and the words stay in the box. */
  readonly takeIn: (paste: string) => Promise<boolean>
  /** Somebody is about to paste. */
  readonly prepare: () => void
  readonly children?: preact.ComponentChildren
}

/** Where a table or a paragraph is pasted or typed. A paste is read at once; typed words are read on the button. */
export function PasteBox({ large, takeIn, prepare, children }: PasteBoxProps) {
  const [typed, setTyped] = useState('')
  const box = useRef<HTMLTextAreaElement>(null)
  const take = async (text: string) => {
    if (text.trim() === '') return
    setTyped((await takeIn(text)) ? '' : text)
  }
  return (
    <div class={large ? 'paste is-large' : 'paste'}>
      <textarea
        ref={box}
        value={typed}
        rows={large ? 7 : 2}
        spellcheck={false}
        aria-label="在这里粘贴表格或文字"
        placeholder={
          large
            ? '在这里粘贴（Ctrl+V）\n\nExcel、WPS 里选中的单元格，网页上的表格，或一段带数字的文字；也可以把 .xlsx、.csv 文件拖到这里。\n表头、单位、上年同期、其中项会自动认出。'
            : '再粘贴一批（Ctrl+V），接在表后'
        }
        onFocus={prepare}
        onPointerEnter={prepare}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onPaste={(event) => {
          const text = event.clipboardData ? pastedText(event.clipboardData) : ''
          if (text.trim() === '') return
          event.preventDefault()
          take(typed === '' ? text : `${typed}\n${text}`)
        }}
      />
      <div class="paste-tools">
        {typed.trim() !== '' && (
          <button type="button" class="primary" onClick={() => take(typed)}>
            读入表格
          </button>
        )}
        {children}
      </div>
    </div>
  )
}
