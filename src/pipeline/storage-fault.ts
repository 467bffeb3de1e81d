/** What a database says when it can take nothing at present, whoever asks: SQLite's words, and D1's. */
const FAULTS: readonly (readonly [said: RegExp, told: string])[] = [
  [
    /database or disk is full|SQLITE_FULL|exceeded maximum DB size/i,
    '存放数据的磁盘或数据库已满，这次没有保存任何内容。请告诉管理员腾出空间，再提交一次',
  ],
  [
    /database (?:table )?is locked|SQLITE_BUSY|D1 DB is overloaded|too many requests queued/i,
    '数据库正忙，这次没有保存任何内容，请过几秒再提交一次',
  ],
  [
    /D1 DB (?:storage operation exceeded timeout|reset)|Network connection lost|Cannot resolve D1 DB|SQLITE_IOERR|disk I\/O error/i,
    '数据库暂时读写不了，这次没有保存任何内容，请过一会儿再提交一次；一直不行请告诉管理员',
  ],
]

/**
 * What a client is told where the error is none of its request, nor of the draft, but of the database: it passes, and what
 * was to be done is done later. Null for every other error.
 */
export function storageFault(error: unknown): string | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { message } = cause
    const found = FAULTS.find(([said]) => said.test(message))
    if (found) return found[1]
  }
  return null
}
