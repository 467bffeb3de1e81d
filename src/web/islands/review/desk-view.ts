import type { Draft } from '../../../domain/draft.ts'
import type { Check, Finding } from '../../../domain/finding.ts'
import type { SaveState } from '../draft/saving.ts'
import { troubleOf } from '../service/client.ts'

/** What the page shows of the desk. */
export interface DeskView {
  readonly draft: Draft
  /** Of the text as it stands in the editor. */
  readonly check: Check | null
  /** Id of the finding that the reviewer is at. */
  readonly current: string | null
  readonly save: SaveState
  readonly editing: boolean
  /** Findings that are to be left as they stand as soon as a reason is given. */
  readonly asking: { readonly of: readonly Finding[]; readonly other: boolean } | null
  /** What lies above the page. */
  readonly above: 'help' | 'approve' | null
  /** What came of the last key, said where a screen reader hears it. */
  readonly notice: string
  /** True where the service no longer knew who asked. */
  readonly signedOut: boolean
  /** A sentence that changed after the reviewer saw it: as seen, and as it is now. */
  readonly changed: ChangedWords | null
}

interface ChangedWords {
  readonly seen: string
  readonly now: string
}

/** The desk as a draft is laid upon it. */
export const firstView = (draft: Draft): DeskView => ({
  draft,
  check: draft.check,
  current: null,
  save: { is: 'saved', at: null },
  editing: false,
  asking: null,
  above: null,
  notice: '',
  signedOut: false,
  changed: null,
})

/** Why a key that would change the draft does nothing now. */
export function whyNoChange({ draft, editing }: DeskView): string {
  if (draft.status === 'approved') return '稿件已批准，不能再改'
  return editing ? '正在改文字，按 Esc 改完再说' : '这份稿件正由别人审核，只能看'
}

/** Why the service did not do a step; with the sentence that changed meanwhile, where that is why. */
export function refusalOf(error: unknown): { status: number; message: string; changed: ChangedWords | null } {
  const { status, message, places } = troubleOf(error)
  const said = (path: string) => places.find((place) => place.path === path)?.message
  const [seen, now] = [said('seen'), said('now')]
  return { status, message, changed: seen !== undefined && now !== undefined ? { seen, now } : null }
}
