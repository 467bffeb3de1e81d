import { bondOf, sentenceAround, stands } from '../domain/bond.ts'
import type { Draft } from '../domain/draft.ts'
import type { Finding } from '../domain/finding.ts'
import { Problem } from '../domain/problem.ts'
import { sliceOf } from '../domain/span.ts'
import { hunksOf, movedOffset } from './follow-edit.ts'

/**
 * The finding of the present draft that a person saw in an earlier version: same code and words in the same sentence,
 * over the same fact. Throws 'conflict' with both texts where the sentence has changed, 'not-found' where it stands and
 * the finding is settled.
 */
export function sameFinding(finding: Finding, seen: Draft, now: Draft): Finding {
  const bond = bondOf(finding, seen.text, seen.factSheet)
  const hunks = hunksOf(seen.text, now.text)
  const start = movedOffset(finding.start, hunks, 'start')
  const [nearest] = (now.check?.findings ?? [])
    .filter((candidate) => stands(bond, bondOf(candidate, now.text, now.factSheet)))
    .toSorted((a, b) => Math.abs(a.start - start) - Math.abs(b.start - start))
  if (nearest) return nearest
  const end = Math.max(start, movedOffset(finding.end, hunks, 'end'))
  const present = sliceOf(now.text, sentenceAround(now.text, { start, end }))
  if (present === bond.sentence) throw new Problem('not-found', `“${finding.text}”这一处已经处理过了`)
  throw new Problem('conflict', `“${finding.text}”所在的句子已经改过，没有套用，请对照新的文字再处理`, {
    places: [
      { path: 'seen', message: bond.sentence },
      { path: 'now', message: present },
    ],
  })
}
