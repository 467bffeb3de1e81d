import { useEffect, useState } from 'preact/hooks'
import type { DraftStatus } from '../../domain/draft.ts'
import { type FindingCode, SEVERITY } from '../../domain/finding.ts'
import type { ReviewLock } from '../../pipeline/ports.ts'
import { ChoiceField } from './choice-field.tsx'
import { clock, moment } from './moment.ts'
import { mount } from './mount.ts'
import { PlainTable } from './plain-table.tsx'
import { ask, type Trouble, troubleOf } from './service/client.ts'
import { TroubleBox } from './trouble-box.tsx'
import { typeName } from './type-name.ts'

const STATUS: Record<DraftStatus, string> = {
  drafting: '正在起草',
  clean: '数字有据',
  flagged: '有待核',
  approved: '已批准',
  failed: '未写成',
}

interface List<T> {
  readonly items: readonly T[] | null
  readonly trouble: Trouble | null
  /** Fetches the next page; null where there is none. */
  readonly more: (() => void) | null
}

/** What the service lists under that name, page by page. */
function useList<T>(path: string, name: string): List<T> {
  const [items, setItems] = useState<readonly T[] | null>(null)
  const [next, setNext] = useState<string | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const fetchPage = (cursor: string | null, before: readonly T[]) =>
    ask(cursor ? `${path}${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}` : path)
      .then((response) => response.json())
      .then((body) => {
        setItems([...before, ...(body[name] as T[])])
        setNext(body.next ?? null)
        setTrouble(null)
      })
      .catch((error) => setTrouble(troubleOf(error)))
  useEffect(() => {
    setItems(null)
    fetchPage(null, [])
  }, [path])
  return { items, trouble, more: next === null ? null : () => fetchPage(next, items ?? []) }
}

/** A draft as the queue lists it. */
interface QueueEntry {
  readonly id: string
  readonly status: DraftStatus
  readonly title: string
  readonly updatedAt: string
  readonly reportType: string
  readonly findings: Readonly<Partial<Record<FindingCode, number>>>
  readonly lock: ReviewLock | null
}

const openErrors = ({ findings }: QueueEntry): number =>
  Object.entries(findings).reduce(
    (sum, [code, count]) => (SEVERITY[code as FindingCode] === 'error' ? sum + count : sum),
    0,
  )

/** Why the list is empty, and what whoever looks at it can do about that. */
function whyEmpty(status: string, mayDraft: boolean): string {
  if (status !== '') return '没有这种状态的稿件。'
  return mayDraft ? '还没有稿件。到“起草”里粘贴数据，写出第一份。' : '还没有稿件。拟稿人员起草以后列在这里。'
}

interface ListData {
  readonly mayDraft: boolean
  readonly mayReview: boolean
}

function DraftList({ mayDraft, mayReview }: ListData) {
  const [status, setStatus] = useState('')
  const { items, trouble, more } = useList<QueueEntry>(`/v1/drafts${status ? `?status=${status}` : ''}`, 'drafts')
  return (
    <div class="list">
      <div class="bar">
        <h1>稿件</h1>
        <span class="bar-gap" />
        <ChoiceField
          name="状态"
          value={status}
          choices={[['', '全部'], ...Object.entries(STATUS)]}
          choose={setStatus}
        />
      </div>
      <Outcome items={items} trouble={trouble} retry={() => location.reload()} empty={whyEmpty(status, mayDraft)} />
      {items && items.length > 0 && (
        <PlainTable columns={['标题', '报告类型', '状态', '审核', '更新时间']}>
          {items.map((draft) => (
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

const Row = ({ draft, mayReview }: { draft: QueueEntry; mayReview: boolean }) => (
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

/** Where a draft is on its way to the signature, and the way there for those who may sign. */
function Reviewing({ draft: { id, status, lock }, mayReview }: { draft: QueueEntry; mayReview: boolean }) {
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

function Outcome({
  items,
  trouble,
  retry,
  empty,
}: {
  items: readonly unknown[] | null
  trouble: Trouble | null
  retry: () => void
  empty: string
}) {
  if (trouble) return <TroubleBox trouble={trouble} retry={retry} />
  if (items === null) return <p class="waiting">正在取…</p>
  return items.length === 0 ? <p class="waiting">{empty}</p> : null
}

mount<ListData>((data) => <DraftList {...data} />)
