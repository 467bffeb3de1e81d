import { useEffect, useState } from 'preact/hooks'
import type { SampleDetail } from '../../../domain/passage.ts'
import { type Trouble, troubleOf } from '../service/client.ts'
import { correctPassage, correctSample, deleteSample, getSample } from '../service/samples.ts'
import { TroubleBox } from '../trouble-box.tsx'
import { TYPES } from './names.ts'
import { PassageRow } from './passage-row.tsx'

/** One report: what it was taken for, what cleaning removed, its passages; own ones can be corrected and deleted. */
export function Report({ id, mayChange }: { id: string; mayChange: boolean }) {
  const [sample, setSample] = useState<SampleDetail | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const attempt = (work: Promise<SampleDetail>) =>
    work
      .then((changed) => {
        setSample(changed)
        setTrouble(null)
      })
      .catch(async (error) => {
        const told = troubleOf(error)
        setTrouble(told)
        // Somebody else was quicker: show what they made of it.
        if (told.status === 409) setSample(await getSample(id))
      })
  useEffect(() => {
    attempt(getSample(id))
  }, [id])
  useEffect(() => {
    if (sample && location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView({ block: 'center' })
  }, [sample === null])

  const fixed = sample?.embedded !== false || !mayChange
  const remove = async () => {
    if (!confirm(`把《${sample?.title}》从范文库删去？删去后不能恢复。`)) return
    try {
      await deleteSample(id)
      location.assign('/samples')
    } catch (error) {
      setTrouble(troubleOf(error))
    }
  }
  return (
    <div class="list">
      <p>
        <a href="/samples">← 全部范文</a>
      </p>
      {trouble && <TroubleBox trouble={trouble} />}
      {!sample && !trouble && <p class="waiting">正在取…</p>}
      {sample && (
        <>
          <Head
            sample={sample}
            fixed={fixed}
            onCorrect={(correction) => attempt(correctSample(sample, correction))}
            onDelete={remove}
          />
          <Cleaning sample={sample} />
          <h2>段落</h2>
          <ol class="passages">
            {sample.contents.map((passage) => (
              <li key={passage.id} id={passage.id}>
                <PassageRow
                  passage={passage}
                  fixed={fixed}
                  onCorrect={(correction) => attempt(correctPassage(id, passage, correction))}
                />
              </li>
            ))}
          </ol>
          <details class="whole">
            <summary>清理前的原文</summary>
            <pre>{sample.original}</pre>
          </details>
        </>
      )}
    </div>
  )
}

interface HeadProps {
  readonly sample: SampleDetail
  readonly fixed: boolean
  readonly onCorrect: (correction: { reportType?: string | null; year?: number | null }) => void
  readonly onDelete: () => void
}

function Head({ sample, fixed, onCorrect, onDelete }: HeadProps) {
  return (
    <>
      <h1 class="sample-title">{sample.title}</h1>
      <div class="bar">
        <label class="field inline">
          <span>报告类型</span>
          <select
            value={sample.reportType ?? ''}
            disabled={fixed}
            onChange={(event) => onCorrect({ reportType: event.currentTarget.value || null })}
          >
            <option value="">类型未定</option>
            {TYPES.map(({ id, name }) => (
              <option value={id} key={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <span class="hint">
          {sample.year ? `${sample.year} 年 · ` : ''}
          {sample.passages} 段 · 来源：{sample.source}
        </span>
        <span class="bar-gap" />
        {sample.embedded && <span class="hint">内置范文，各单位共用，不能修改</span>}
        {!fixed && (
          <button type="button" onClick={onDelete}>
            删去这一篇
          </button>
        )}
      </div>
    </>
  )
}

function Cleaning({ sample }: { sample: SampleDetail }) {
  if (sample.cleaning.length === 0) return <p class="hint">收入时没有需要清理的内容。</p>
  return (
    <section aria-label="清理经过">
      <h2>清理经过</h2>
      {sample.cleaning.map(({ step, says, removed }) => (
        <details key={step} class="cleaning">
          <summary>
            {says}
            <span class="hint"> {removed.length} 处</span>
          </summary>
          <ul>
            {removed.map((words, at) => (
              <li key={at}>{words}</li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  )
}
