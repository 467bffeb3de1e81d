import { useState } from 'preact/hooks'
import { troubleOf } from '../service/client.ts'
import type { Run, RunSection } from './run.ts'
import { useSeconds } from './use-seconds.ts'

const STATE = { waiting: '未写好', writing: '正在写', done: '已写好' } as const

function wordsOf({ state, round, remark, attempts }: RunSection): string {
  if (state === 'repairing') return `正在修正第 ${round} 次`
  if (state === 'done' && remark) return '已写好（改用模板）'
  return state === 'done' && attempts > 1 ? `已写好（改了 ${attempts - 1} 次）` : STATE[state]
}

interface RunViewProps {
  readonly run: Run
  /** Goes away and lets the draft be finished. */
  readonly leave: () => void
  /** Has the service stop; rejects where it could not be told. null for those who only watch. */
  readonly cancel: (() => Promise<void>) | null
}

/** A report while it is being written: each section as it comes, and how far it is. */
export const RunView = ({ run, leave, cancel }: RunViewProps) => (
  <div class="run">
    <aside class="run-side" aria-label="起草进度">
      <Progress run={run} />
      {cancel ? <CallOff leave={leave} cancel={cancel} /> : <a href="/drafts">全部稿件</a>}
    </aside>
    <RunPaper run={run} />
  </div>
)

function Progress({ run: { age, stage, sections } }: { run: Run }) {
  const seconds = useSeconds(age)
  const done = sections.filter((section) => section.state === 'done').length
  return (
    <>
      <p class="run-now" role="status">
        {doing(stage, sections, done)}
      </p>
      <progress max={Math.max(1, sections.length)} value={done} aria-label="起草进度" />
      <p class="hint">已用 {seconds} 秒</p>
      <ol class="run-list">
        {sections.map((section) => (
          <li key={section.id} class={`is-${section.state}`}>
            <span>{section.heading ?? section.chapter ?? '导语'}</span>
            <small>{wordsOf(section)}</small>
          </li>
        ))}
      </ol>
    </>
  )
}

function doing(stage: Run['stage'], sections: readonly RunSection[], done: number): string {
  if (stage === 'begun') return '正在安排各部分内容'
  if (done === sections.length) return '各部分已写好，正在核对全文数字'
  const repairing = sections.filter((section) => section.state === 'repairing').length
  return `正在起草，已完成 ${done} / ${sections.length} 部分${repairing > 0 ? `，${repairing} 部分正在修正` : ''}`
}

/** The two ways off the page: the draft is called off, or goes on by itself. */
function CallOff({ leave, cancel }: { leave: () => void; cancel: () => Promise<void> }) {
  const [asked, setAsked] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const callOff = async () => {
    setAsked(true)
    setRefused(null)
    try {
      await cancel()
    } catch (error) {
      setAsked(false)
      setRefused(troubleOf(error).message)
    }
  }
  return (
    <>
      <button type="button" disabled={asked} onClick={callOff}>
        {asked ? '正在取消…' : '取消起草'}
      </button>
      {refused && (
        <p class="trouble" role="alert">
          没有取消：{refused}
        </p>
      )}
      <button type="button" onClick={leave}>
        返回填报页
      </button>
      <p class="hint">返回填报页后仍会写完，可在“稿件”中打开；取消则停下，已写好的部分保留。</p>
    </>
  )
}

const RunPaper = ({ run: { title, sections } }: { run: Run }) => (
  <article class="paper" aria-label="正在起草的报告" aria-busy="true">
    {title === '' ? <h1 class="unseen">正在起草</h1> : <h1>{title}</h1>}
    {sections.map((section, i) => (
      <section key={section.id}>
        {section.chapter && section.chapter !== sections[i - 1]?.chapter && <h2>{section.chapter}</h2>}
        {section.heading && <h3>{section.heading}</h3>}
        {section.text === '' ? (
          <p class="to-come">……</p>
        ) : (
          section.text
            .split('\n')
            .filter((line) => line.trim() !== '')
            .map((line, i) => <p key={i}>{line}</p>)
        )}
      </section>
    ))}
  </article>
)
