import type { OwnExpression } from '../../domain/own-expression.ts'
import type { Sample, SampleDetail, ScoredPassage, StoredPassage } from '../../domain/passage.ts'
import type { TakenSample } from '../take-in-sample.ts'

/** What passages are sought for. */
export interface PassageQuery {
  readonly text: string
  /** What the words ask for, each by itself (a label, a clause of a note): a passage that speaks of one wholly comes before one that touches all. */
  readonly matters?: readonly string[] | undefined
  readonly reportType?: string | undefined
  /** Only passages of this part of a report (存在问题), or of where the models of this outline section (air) stand; several are joined. */
  readonly section?: string | readonly string[] | undefined
  /** Passages that speak of these themes come before others: how much each is wanted, from 0 to 1. */
  readonly themes?: ReadonlyMap<string, number> | undefined
  /** The kind of report that is to be written: its passages come first, those of another level (区县 for 乡镇) last. */
  readonly like?: { readonly reportType: string; readonly level: string } | undefined
  readonly k: number
}
/** Finds passages that would serve as style references. */
export interface Passages {
  /** Best first, at most `k`, of the organisation's own library and the embedded one. */
  find(org: string, query: PassageQuery): Promise<ScoredPassage[]>
}

/** Ranks passages by meaning rather than by words. Off unless an office configures a model for it. */
export interface DensePassages {
  /** The ids of these passages, nearest in meaning first. Rejects where it cannot tell. */
  rank(text: string, passages: readonly { readonly id: string; readonly text: string }[]): Promise<string[]>
}

/** The organisation of the embedded library: everybody reads it, no request writes it. */
export const EMBEDDED = ''

/** What a person may correct of a report; what is absent stays. */
export interface SampleCorrection {
  readonly title?: string | undefined
  readonly reportType?: string | null | undefined
  readonly year?: number | null | undefined
}
/** What a person may correct of a passage; what is absent stays. */
export interface PassageCorrection {
  readonly section?: string | null | undefined
  readonly themes?: readonly string[] | undefined
}

/** What may be corrected of a report, as it stands. */
export type SampleMarks = Pick<Sample, 'title' | 'reportType' | 'year'>

/** What may be corrected of a passage, as it stands. */
export type PassagePlace = Pick<StoredPassage, 'section' | 'themes'>

/** The sample reports of each organisation, with the embedded ones. */
export interface Samples {
  /** Newest first, the embedded ones among them; a page of at most `limit`. Throws Problem 'invalid' on a cursor that is none. */
  list(
    org: string,
    page: { readonly limit: number; readonly cursor?: string | undefined },
  ): Promise<{ samples: Sample[]; next: string | null }>
  get(org: string, id: string): Promise<SampleDetail | null>
  /** Keeps all or none. Says of each whether it is new: false where the organisation has the same report already. */
  saveAll(org: string, taken: readonly TakenSample[]): Promise<boolean[]>
  /** False when the organisation has no such report of its own. */
  delete(org: string, id: string): Promise<boolean>
  /** False when the organisation has no such report of its own, or it no longer stands as `before` says. */
  correct(org: string, id: string, correction: SampleCorrection, before: SampleMarks): Promise<boolean>
  /** False when the organisation has no such passage of its own, or it no longer stands as `before` says. */
  correctPassage(
    org: string,
    id: string,
    passageId: string,
    correction: PassageCorrection,
    before: PassagePlace,
  ): Promise<boolean>
}

/** Expressions that hold a number but state none, as each organisation added them. */
export interface OwnExpressions {
  list(org: string): Promise<OwnExpression[]>
  /** Keeps all or none; a phrase that is there already takes the new note. False where the organisation would hold more than `most`. */
  add(org: string, offered: readonly OwnExpression[], most: number): Promise<boolean>
  /** False when the organisation has no such phrase. */
  remove(org: string, phrase: string): Promise<boolean>
}
