import { basesIn, NO_BASES } from '../context/comparison.ts'
import type { Mention } from '../mention.ts'
import type { Base, Frame, Role } from './frame.ts'
import type { Before } from './look-back.ts'

/** A number with the words around it, as the readers of roles look at it. */
export interface Around extends Before {
  readonly mention: Mention
  readonly clause: string
  readonly stretch: string
  readonly right: string
  /** Marks of `right`. */
  readonly inRight: number
  readonly beyond: string
  /** Its unit as it is written, and the word that was read as its hedge; '' where it has none. */
  readonly unitText: string
  readonly hedge: string
  readonly leftStart: number
  /** 12%, 三成, 1.5倍: what a rate or a share can be. */
  readonly percentLike: boolean
  /** 倍 or 番. */
  readonly isTimes: boolean
  readonly respectively: boolean
}

/** Tells a role from the words, or refuses with null. */
export type RoleReader = (around: Around) => Frame | null

const OF_TARGET: ReadonlySet<Role> = new Set(['gap', 'target', 'completion'])
/** A frame of that role: what is not said of it says nothing. */
export const frame = ({ mention, respectively }: Around, role: Role, rest: Partial<Frame> = {}): Frame => ({
  role,
  base: OF_TARGET.has(role) ? 'target' : (rest.base ?? null),
  ofAnotherTime: rest.ofAnotherTime ?? false,
  direction: rest.direction ?? 0,
  directionAt: rest.directionAt ?? mention.start,
  word: rest.word ?? '',
  turned: rest.turned ?? false,
  ofFall: rest.ofFall ?? false,
  wholeAt: rest.wholeAt ?? null,
  rightIsRole: rest.rightIsRole ?? false,
  bases: rest.bases ?? NO_BASES,
  each: rest.each ?? NO_BASES,
  respectively,
})

/** What its clause compares with, the last word for it before the number. */
export const lastBase = (around: Around): Base | null => basesIn(around).at(-1) ?? null

/** Offset in the text of a place in the cue. */
export const offsetInCue = ({ leftStart, cueStart }: Around, index: number): number => leftStart + cueStart + index
