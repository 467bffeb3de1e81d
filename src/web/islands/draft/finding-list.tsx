import { useState } from 'preact/hooks'
import type { Check, Finding } from '../../../domain/finding.ts'
import { FindingHead } from './finding-head.tsx'
import { REASONS } from './reasons.ts'
import { fixName } from './words.ts'

interface FindingListProps {
  readonly check: Check | null
  /** Why the numbers could not be checked; then nothing is known to be right. */
  readonly fault: string | null
  /** How many figures a person left as they stand: they have a reason and no ground. */
  readonly kept: number
  readonly goTo: (finding: Finding) => void
  /** What can be done about a finding; null where the text is only read. */
  readonly settle: Settling | null
}
interface Settling {
  readonly fix: (finding: Finding) => void
  readonly fixAll: (findings: readonly Finding[]) => void
  readonly dismiss: (finding: Finding, reason: string) => void
}

/** What is to be looked at before the text goes out, errors first, each with its reason and, where it is safe, its mending. */
export function FindingList({ check, fault, kept, goTo, settle }: FindingListProps) {
  if (fault) return <Unchecked fault={fault} />
  if (!check) return <p class="hint">正在核对…</p>
  const errors = check.findings.filter((finding) => finding.severity === 'error')
  const warnings = check.findings.filter((finding) => finding.severity === 'warning' && finding.code !== 'omitted')
  const fixable = [...errors, ...warnings].filter((finding) => finding.fix)
  const claims = check.figures.filter((figure) => figure.status !== 'exempt').length
  return (
    <section class="findings" aria-label="待核">
      <p class={`verdict ${errors.length > 0 ? 'is-flagged' : claims > 0 ? 'is-clean' : 'is-idle'}`} role="status">
        <strong>{verdictOf(errors.length, claims, kept)}</strong>
        <span>
          共核对 {claims} 个数字，数据写到 {check.coverage.used} / {check.coverage.required} 项
        </span>
      </p>
      {settle && fixable.length > 1 && (
        <button type="button" class="wide" onClick={() => settle.fixAll(fixable)}>
          全部采用建议（{fixable.length} 处）
        </button>
      )}
      <ol>
        {[...errors, ...warnings].map((finding) => (
          <FindingItem
            finding={finding}
            goTo={goTo}
            settle={settle}
            key={`${finding.code}${finding.start}${finding.text}`}
          />
        ))}
      </ol>
    </section>
  )
}

function verdictOf(errors: number, claims: number, kept: number): string {
  if (errors > 0) return `${errors} 处待核`
  if (kept > 0) return `没有待核的数字，${kept} 处说明保留`
  return claims > 0 ? '数字全部有据' : '没有要核对的数字'
}

function FindingItem({ finding, goTo, settle }: { finding: Finding } & Pick<FindingListProps, 'goTo' | 'settle'>) {
  const [asking, setAsking] = useState(false)
  return (
    <li class={`finding is-${finding.severity}`}>
      <FindingHead finding={finding} />
      <div class="finding-acts">
        {settle && finding.fix && (
          <button type="button" class="primary" onClick={() => settle.fix(finding)}>
            {fixName(finding.fix)}
          </button>
        )}
        <button type="button" onClick={() => goTo(finding)}>
          看原文
        </button>
        {settle && !asking && (
          <button type="button" onClick={() => setAsking(true)}>
            保留…
          </button>
        )}
      </div>
      {settle && asking && (
        <WhyKept keep={(reason) => settle.dismiss(finding, reason)} cancel={() => setAsking(false)} />
      )}
    </li>
  )
}

/** A finding is left as it stands only with a reason. */
function WhyKept({ keep, cancel }: { keep: (reason: string) => void; cancel: () => void }) {
  const [other, setOther] = useState('')
  return (
    <form
      class="why"
      onSubmit={(event) => {
        event.preventDefault()
        if (other.trim() !== '') keep(other.trim())
      }}
    >
      <span>保留的理由：</span>
      {REASONS.map((reason) => (
        <button type="button" key={reason} onClick={() => keep(reason)}>
          {reason}
        </button>
      ))}
      <input
        value={other}
        placeholder="其他理由，回车确认"
        aria-label="其他理由"
        maxLength={200}
        onInput={(event) => setOther(event.currentTarget.value)}
      />
      <button type="button" class="quiet" onClick={cancel}>
        取消
      </button>
    </form>
  )
}

const Unchecked = ({ fault }: { fault: string }) => (
  <div class="trouble" role="alert">
    <strong>数字核对没有完成，请不要使用这份文字</strong>
    <p>{fault}</p>
  </div>
)
