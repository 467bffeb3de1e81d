import { useState } from 'preact/hooks'
import { MOST_MB, type Upload, useUploads } from './use-uploads.ts'

const FORMATS = '.docx,.xlsx,.pdf,.html,.htm,.md,.txt'

/** Where files for the library are chosen or dropped, and what became of each. */
export function UploadBox({ onAdded }: { onAdded: () => void }) {
  const { uploads, send } = useUploads(onAdded)
  const [over, setOver] = useState(false)
  return (
    <section class={`upload ${over ? 'is-over' : ''}`} aria-label="收入范文">
      <label
        class="upload-drop"
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          send([...(event.dataTransfer?.files ?? [])])
        }}
      >
        <input
          type="file"
          multiple
          accept={FORMATS}
          onChange={(event) => {
            send([...(event.currentTarget.files ?? [])])
            event.currentTarget.value = ''
          }}
        />
        <strong>选择文件，或拖到这里</strong>
        <span class="hint">本单位往年的报告：Word（.docx）、PDF、网页、Excel、文本，每个不超过 {MOST_MB} MB</span>
      </label>
      <ul class="upload-list" aria-live="polite">
        {uploads.map((upload, at) => (
          <li key={at}>
            <UploadLine upload={upload} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function UploadLine({ upload: { name, share, outcome, trouble } }: { upload: Upload }) {
  if (trouble) return <span class="upload-bad">{trouble}</span>
  if (!outcome) {
    return (
      <>
        <span>{share < 1 ? `正在上传“${name}”` : `正在清理“${name}”`}</span>
        <progress max={1} value={share} aria-label={`“${name}”的上传进度`} />
      </>
    )
  }
  return (
    <>
      {outcome.map((sample) => (
        <div key={sample.id}>
          {sample.known ? '库中已有 ' : '已收入 '}
          <a href={`/samples/${sample.id}`}>{sample.title}</a>
          <span class="hint">
            {' '}
            {sample.passages} 段{sample.cleaning.length > 0 && `，清理 ${sample.cleaning.length} 步`}
          </span>
        </div>
      ))}
    </>
  )
}
