import { useState } from 'preact/hooks'
import { troubleOf } from '../service/client.ts'
import { type Added, uploadSample } from '../service/samples.ts'

/** One file on its way into the library. */
interface Upload {
  readonly name: string
  readonly share: number
  readonly outcome: readonly Added[] | null
  readonly trouble: string | null
}

const FORMATS = '.docx,.xlsx,.pdf,.html,.htm,.md,.txt'
/** What the service takes in one request; a larger file is refused before it is sent, not after. */
const MOST_MB = 20

/** Why a file cannot be sent; null where it can. */
const unsendable = ({ name, size }: File): string | null =>
  size > MOST_MB * 1e6
    ? `“${name}”有 ${Math.ceil(size / 1e6)} MB，每个文件不超过 ${MOST_MB} MB；多半是图片太大，去掉图片或另存为文字版再传`
    : null
/** The message, with the file that it is about. */
const namedIn = (message: string, name: string): string => (message.includes(name) ? message : `“${name}”：${message}`)

/** Where files are chosen or dropped; each is sent by itself, so that one that cannot be read stops no other. */
export function UploadBox({ onAdded }: { onAdded: () => void }) {
  const [uploads, setUploads] = useState<readonly Upload[]>([])
  const [over, setOver] = useState(false)

  const send = async (files: readonly File[]) => {
    setUploads(files.map(({ name }) => ({ name, share: 0, outcome: null, trouble: null })))
    const change = (at: number, news: Partial<Upload>) =>
      setUploads((all) => all.map((upload, index) => (index === at ? { ...upload, ...news } : upload)))
    for (const [at, file] of files.entries()) {
      const refused = unsendable(file)
      if (refused) {
        change(at, { share: 1, trouble: refused })
        continue
      }
      try {
        const outcome = await uploadSample(file, (share) => change(at, { share }))
        change(at, { share: 1, outcome })
        onAdded()
      } catch (error) {
        change(at, { share: 1, trouble: namedIn(troubleOf(error).message, file.name) })
      }
    }
  }

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
