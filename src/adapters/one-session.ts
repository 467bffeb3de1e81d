/** A session of a database with one truth: it sees what was written last, as every other does, and needs no bookmark. */
export const oneSession = (database: Pick<D1Database, 'prepare' | 'batch'>): D1DatabaseSession => {
  const session = {
    prepare: (query: string) => database.prepare(query),
    batch: <T>(statements: D1PreparedStatement[]) => database.batch<T>(statements),
    getBookmark: () => null,
  }
  return session as D1DatabaseSession
}
