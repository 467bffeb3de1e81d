import { Problem } from '../domain/problem.ts'
import type { Caller } from './caller.ts'
import type { DraftRecord, Drafts } from './ports.ts'

/** The organisation's draft of that id, or one of its versions. Throws Problem 'not-found'. */
export async function openDraft(drafts: Drafts, caller: Caller, id: string, version?: number): Promise<DraftRecord> {
  const record = await drafts.get(caller.org, id, version)
  if (record) return record
  throw new Problem('not-found', version === undefined ? '没有这份稿件' : `这份稿件没有第 ${version} 版`)
}

/**
 * A draft that a person is about to change. Throws 'version-moved-on' when it is no longer the version that the person
 * saw, 'not-ready' while it is being drafted or when drafting failed.
 */
export async function openForWriting(
  drafts: Drafts,
  caller: Caller,
  id: string,
  expected: number | null,
): Promise<DraftRecord> {
  const record = await openDraft(drafts, caller, id)
  const { version, status } = record.draft
  if (expected !== null && expected !== version)
    throw new Problem('version-moved-on', `您看到的是第 ${expected} 版，稿件现在已是第 ${version} 版，请刷新后再改`)
  if (status === 'drafting') throw new Problem('not-ready', '稿件还在起草，完成后才能改动')
  if (status === 'failed') throw new Problem('not-ready', '这份稿件起草失败，没有可改动的内容，请重新起草')
  return record
}
