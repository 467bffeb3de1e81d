import type { AuditEntry } from '../../../domain/audit.ts'
import { AUDIT_ACTIONS } from '../../../domain/audit-actions.ts'
import { exactMoment } from '../moment.ts'
import { PlainTable } from '../plain-table.tsx'

const KINDS: Readonly<Record<AuditEntry['kind'], string>> = { person: '', integration: '接口', service: '服务' }

/** A hash of 64 digits as a person compares it: its beginning; the whole is in the files. */
const shortened = (words: string): string => words.replace(/\b([\da-f]{10})[\da-f]{22,}\b/g, '$1…')

/** What the kinds of objects are called. */
const OBJECTS: Readonly<Record<string, string>> = {
  draft: '稿件',
  sample: '范文',
  lexicon: '登记的说法',
  key: '接口密钥',
  webhook: '回调',
  user: '人员',
  account: '人员',
  organisation: '单位',
  settings: '设置',
  operation: '接口',
  audit: '审计记录',
  backup: '备份',
}
const objectName = (object: string): string => {
  const [kind = '', ...rest] = object.split('/')
  return [OBJECTS[kind] ?? kind, ...rest.map(shortened)].join(' ')
}

/** The entries, a row each. */
export function AuditTable({
  entries,
  chooseObject,
}: {
  readonly entries: readonly AuditEntry[]
  chooseObject(object: string): void
}) {
  if (entries.length === 0) return <p class="waiting">没有符合条件的记录。</p>
  return (
    <PlainTable columns={['序号', '时间（北京）', '操作者', '事项', '对象、前后状态与理由']}>
      {entries.map((entry) => (
        <Row entry={entry} chooseObject={chooseObject} key={entry.seq} />
      ))}
    </PlainTable>
  )
}

function Row({ entry, chooseObject }: { entry: AuditEntry; chooseObject(object: string): void }) {
  const { seq, at, actor, kind, action, object, before, after, reason, address, requestId } = entry
  const from = [KINDS[kind], address].filter(Boolean).join('　')
  return (
    <tr class={action === 'permission.refused' || action === 'account.sign-in-failed' ? 'is-refused' : undefined}>
      <td class="number">{seq}</td>
      <td class="when" title={`${at}（UTC）${requestId ? `，请求编号 ${requestId}` : ''}`}>
        {exactMoment(at)}
      </td>
      <td>
        {actor.name}
        {from && <small class="under">{from}</small>}
      </td>
      <td>{AUDIT_ACTIONS[action] ?? action}</td>
      <td class="states">
        <button type="button" class="link" title="只看这一对象的记录" onClick={() => chooseObject(object)}>
          {objectName(object)}
        </button>
        {before && <small class="under">前：{shortened(before)}</small>}
        {after && <small class="under">后：{shortened(after)}</small>}
        {reason && <small class="under reason">理由：{reason}</small>}
      </td>
    </tr>
  )
}
