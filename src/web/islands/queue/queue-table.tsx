import { periodKey } from '../../../domain/period.ts'
import type { Queue, QueuedDraft } from '../../../pipeline/review-queue.ts'
import { CODE_NAMES } from '../draft/words.ts'
import { errorsAmong } from '../errors-among.ts'
import { clock, shortMoment } from '../moment.ts'
import { PlainTable } from '../plain-table.tsx'
import { typeName } from '../type-name.ts'
import { periodName } from './words.ts'

/** The drafts that wait, a row each. */
export function QueueTable({ queue, mayReview }: { queue: Queue; mayReview: boolean }) {
  if (queue.drafts.length === 0) return <p class="waiting">这里没有等待审核的稿件。</p>
  return (
    <PlainTable columns={['稿件', '待核', '谁在看', '更新']}>
      {queue.drafts.map((draft) => (
        <Row draft={draft} place={mayReview ? 'review' : 'drafts'} key={draft.id} />
      ))}
    </PlainTable>
  )
}

/** Whoever does not review goes to the draft where it is written. */
function Row({ draft, place }: { draft: QueuedDraft; place: 'review' | 'drafts' }) {
  const { id, title, organisation, reportType, period, findings, lock } = draft
  const kinds = errorsAmong(findings)
  const errors = kinds.reduce((sum, [, count]) => sum + count, 0)
  return (
    <tr>
      <td>
        <a href={`/${place}/${id}`}>{title || '（未命名）'}</a>
        <small class="under">
          {organisation}　{periodName(periodKey(period))}　{typeName(reportType, reportType)}
        </small>
      </td>
      <td class="kinds-cell">
        {errors === 0 ? (
          <span class="status is-clean">数字有据</span>
        ) : (
          <>
            <span class="status is-flagged">{errors} 处</span>
            <small class="under">{kinds.map(([code, count]) => `${CODE_NAMES[code]}\u00a0${count}`).join('，')}</small>
          </>
        )}
      </td>
      <td>
        {lock ? (
          <>
            {lock.holder.name}
            <small class="under">到 {clock(lock.until)}</small>
          </>
        ) : (
          <span class="hint">没有人在看</span>
        )}
      </td>
      <td class="when">{shortMoment(draft.updatedAt)}</td>
    </tr>
  )
}
