import type { Measured } from './unit-gate.ts'

/* How often something is done: 每日4~6次, where the sheet has 每日巡堤查险次数 in 次, or something in 次/日. */

/** Spans of time that are called otherwise. */
const CALLED: Readonly<Record<string, string>> = {
  天: '日',
  星期: '周',
  礼拜: '周',
  季: '季度',
  年度: '年',
}
const spanOf = (span: string): string => CALLED[span] ?? span

const PER = /^([^/]+)\/(.+)$/
/** 每日 of a label that says how often. */
const EACH = /每个?(日|天|周|星期|礼拜|旬|月|季度|季|半年|年度|年)/

/** Whether a fact counts in the label or the unit of what so many times in such a span tell: 次/日 of 每日巡堤次数. */
export function isSoOften({ unitText }: Measured, fact: Measured & { readonly label: string }): boolean {
  const [, times, span] = PER.exec(unitText) ?? []
  if (times === undefined) return false
  const [, theirs, theirSpan] = PER.exec(fact.unitText) ?? []
  if (theirs !== undefined) return theirs === times && spanOf(theirSpan!) === spanOf(span!)
  return fact.unitText === times && spanOf(EACH.exec(fact.label)?.[1] ?? '') === spanOf(span!)
}
