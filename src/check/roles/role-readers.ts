import type { RoleReader } from './around.ts'
import {
  afterStroke,
  alongArrow,
  ledFrom,
  ofPrior,
  ofTarget,
  reached,
  started,
  startedFrom,
  targetFollows,
} from './cells.ts'
import {
  apartFromFormer,
  bySize,
  moved,
  movedByVerb,
  movedInBracket,
  movedMost,
  movedShortly,
  movedSoon,
  zeroGrowth,
} from './changes.ts'
import { ofEachPeriod } from './each-period.ts'
import { gapToTarget } from './gaps.ts'
import { completion, exceptFor, multipleOf, share, stillToDo, total } from './ratios.ts'
import { fromLine, gapNamed, roomNamed, towardsTarget } from './short-of-target.ts'
import { signedMove, unsignedMove } from './signs.ts'

/** What the words around a number make of it, one reader for each way to say it, in the order in which they win. */
export const ROLE_READERS: readonly RoleReader[] = [
  zeroGrowth,
  alongArrow,
  gapNamed,
  roomNamed,
  towardsTarget,
  reached,
  started,
  apartFromFormer,
  fromLine,
  gapToTarget,
  targetFollows,
  multipleOf,
  completion,
  ofEachPeriod,
  ofTarget,
  ofPrior,
  signedMove,
  movedSoon,
  share,
  bySize,
  moved,
  movedMost,
  movedShortly,
  movedInBracket,
  unsignedMove,
  stillToDo,
  movedByVerb,
  afterStroke,
  startedFrom,
  exceptFor,
  total,
  ledFrom,
]
