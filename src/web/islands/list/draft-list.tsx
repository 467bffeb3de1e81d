import { useState } from 'preact/hooks'
import type { DraftStatus } from '../../../domain/draft.ts'
import { ChoiceField } from '../choice-field.tsx'
import { errorsAmong } from '../errors-among.ts'
import { clock, moment } from '../moment.ts'
import { PlainTable } from '../plain-table.tsx'
import { type ListedDraft, listDrafts } from '../service/drafts.ts'
import { TroubleBox } from '../trouble-box.tsx'
import { typeName } from '../type-name.ts'
import { usePages } from '../use-pages.ts'

const STATUS: Record<DraftStatus, string> = {
  drafting: '正在起草',
  clean: '数字有据',
  flagged: '有待核',
  approved: '已批准',
  failed: '未写成',
}
const CHOICES = [['', '全部'], ...Object.entries(STATUS)] as [DraftStatus | '', string][]

interface DraftListProps {
  readonly mayDraft: boolean
  readonly mayReview: boolean
}

/** All drafts of the office, newest first. */
export function DraftList({ mayDraft, mayReview }: DraftListProps) {
  const [status, setStatus] = useState<DraftStatus | ''>('')
  const {
    items: drafts,
    trouble,
    more,
    again,
  } = usePages((cursor: string | null) => listDrafts(status, cursor), status)
  return (
    <div class="list">
      <div class="bar">
        <h1>稿件</h1>
        <span class="bar-gap" />
        <ChoiceField name="状态" value={status} choices={CHOICES} choose={setStatus} />
      </div>
      {trouble && <TroubleBox trouble={trouble} retry={again} />}
      {!drafts && !trouble && <p class="waiting">正在取稿件…</p>}
      {drafts?.length === 0 && <p class="waiting">{whyEmpty(status, mayDraft)}</p>}
      {drafts && drafts.length > 0 && (
        <PlainTable columns={['标题', '报告类型', '状态', '审核', '更新时间']}>
          {drafts.map((draft) => (
            <Row draft={draft} mayReview={mayReview} key={draft.id} />
          ))}
        </PlainTable>
      )}
      {more && (
        <button type="button" class="more" onClick={more}>
          更早的稿件
        </button>
      )}
    </div>
  )
}

/** Why the list is empty, and what whoever looks at it can do about that. */
function whyEmpty(status: string, mayDraft: boolean): string {
  if (status !== '') return '没有这种状态的稿件。'
  return mayDraft ? '还没有稿件。到“起草”里粘贴数据，写出第一份。' : '还没有稿件。拟稿人员起草以后列在这里。'
}

const Row = ({ draft, mayReview }: { draft: ListedDraft; mayReview: boolean }) => (
  <tr>
    <td>
      <a href={`/drafts/${draft.id}`}>{draft.title || '（未命名）'}</a>
    </td>
    <td>{typeName(draft.reportType)}</td>
    <td>
      <span class={`status is-${draft.status}`}>
        {STATUS[draft.status]}
        {draft.status === 'flagged' ? ` ${openErrors(draft)} 处` : ''}
      </span>
    </td>
    <td>
      <Reviewing draft={draft} mayReview={mayReview} />
    </td>
    <td class="when">{moment(draft.updatedAt)}</td>
  </tr>
)

const openErrors = ({ findings }: ListedDraft): number =>
  errorsAmong(findings).reduce((sum, [, count]) => sum + count, 0)

/** Where a draft is on its way to the signature, and the way there for those who may sign. */
function Reviewing({ draft: { id, status, lock }, mayReview }: { draft: ListedDraft; mayReview: boolean }) {
  if (status === 'drafting' || status === 'failed') return <span class="hint">—</span>
  if (status === 'approved') return <a href={`/review/${id}/history`}>经过</a>
  return (
    <>
      {mayReview ? <a href={`/review/${id}`}>去审核</a> : <span class="hint">等待审核</span>}
      {lock && (
        <small class="under">
          {lock.holder.name}正在审核，到 {clock(lock.until)}
        </small>
      )}
    </>
  )
}
