import type { Check, Finding } from '../../../domain/finding.ts'
import { CODE_NAMES } from './words.ts'

interface FindingListProps {
  readonly check: Check | null
  /** Why the numbers could not be checked; then nothing is known to be right. */
  readonly fault: string | null
  readonly goTo: (finding: Finding) => void
  readonly fix: (finding: Finding) => void
  readonly fixAll: (findings: readonly Finding[]) => void
}

/** What is to be looked at before the text goes out, errors first, each with its reason and, where it is safe, its mending. */
export function FindingList({ check, fault, goTo, fix, fixAll }: FindingListProps) {
  if (fault) return <Unchecked fault={fault} />
  if (!check) return <p class="hint">正在核对…</p>
  const errors = check.findings.filter((finding) => finding.severity === 'error')
  const warnings = check.findings.filter((finding) => finding.severity === 'warning' && finding.code !== 'omitted')
  const fixable = [...errors, ...warnings].filter((finding) => finding.fix)
  const claims = check.figures.filter((figure) => figure.status !== 'exempt').length
  return (
    <section class="findings" aria-label="待核">
      <p class={errors.length > 0 ? 'verdict is-flagged' : 'verdict is-clean'} role="status">
        <strong>{errors.length > 0 ? `${errors.length} 处待核` : '数字全部有据'}</strong>
        <span>
          共核对 {claims} 个数字，数据写到 {check.coverage.used} / {check.coverage.required} 项
        </span>
      </p>
      {fixable.length > 1 && (
        <button type="button" class="wide" onClick={() => fixAll(fixable)}>
          全部采用建议（{fixable.length} 处）
        </button>
      )}
      <ol>
        {[...errors, ...warnings].map((finding) => (
          <FindingItem finding={finding} goTo={goTo} fix={fix} key={finding.id} />
        ))}
      </ol>
    </section>
  )
}

function FindingItem({ finding, goTo, fix }: { finding: Finding } & Pick<FindingListProps, 'goTo' | 'fix'>) {
  return (
    <li class={`finding is-${finding.severity}`}>
      <div class="finding-head">
        <span class="finding-sign" aria-hidden="true">
          {finding.severity === 'error' ? '!' : '?'}
        </span>
        <strong>{CODE_NAMES[finding.code]}</strong>
        <q>{finding.text}</q>
      </div>
      <p>{finding.message}</p>
      <div class="finding-acts">
        {finding.fix && (
          <button type="button" class="primary" onClick={() => fix(finding)}>
            {finding.fix.text === '' ? '删去' : `改为“${finding.fix.text}”`}
          </button>
        )}
        <button type="button" onClick={() => goTo(finding)}>
          看原文
        </button>
      </div>
    </li>
  )
}

const Unchecked = ({ fault }: { fault: string }) => (
  <div class="trouble" role="alert">
    <strong>数字核对没有完成，请不要使用这份文字</strong>
    <p>{fault}</p>
  </div>
)
