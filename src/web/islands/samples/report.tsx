import { useEffect } from 'preact/hooks'
import type { SampleDetail } from '../../../domain/passage.ts'
import { REPORT_TYPES } from '../../../domain/report-type.ts'
import { ChoiceField } from '../choice-field.tsx'
import { TroubleBox } from '../trouble-box.tsx'
import { PassageRow } from './passage-row.tsx'
import { useSample } from './use-sample.ts'

/** One report: what it was taken for, what cleaning removed, its passages; own ones can be corrected and deleted. */
export function Report({ id, mayChange }: { id: string; mayChange: boolean }) {
  const { sample, trouble, correct, correctPassage, remove } = useSample(id)
  const fixed = sample?.embedded !== false || !mayChange
  useEffect(() => {
    if (sample && location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView({ block: 'center' })
  }, [sample === null])
  return (
    <div class="list">
      <p>
        <a href="/samples">← 全部范文</a>
      </p>
      {trouble && <TroubleBox trouble={trouble} />}
      {!sample && !trouble && <p class="waiting">正在取范文…</p>}
      {sample && (
        <>
          <Head sample={sample} fixed={fixed} onCorrect={correct} onDelete={remove} />
          <Cleaning sample={sample} />
          <h2>段落</h2>
          <ol class="passages">
            {sample.contents.map((passage) => (
              <li key={passage.id} id={passage.id}>
                <PassageRow
                  passage={passage}
                  fixed={fixed}
                  onCorrect={(correction) => correctPassage(passage, correction)}
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
  readonly onCorrect: (correction: { reportType?: string | null }) => void
  readonly onDelete: () => void
}

const TYPES = [['', '类型未定'], ...REPORT_TYPES.map(({ id, name }) => [id, name] as const)] as const

function Head({ sample, fixed, onCorrect, onDelete }: HeadProps) {
  return (
    <>
      <h1 class="sample-title">{sample.title}</h1>
      <div class="bar">
        <ChoiceField
          name="报告类型"
          value={sample.reportType ?? ''}
          choices={TYPES}
          choose={(reportType) => onCorrect({ reportType: reportType || null })}
          fixed={fixed}
        />
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
