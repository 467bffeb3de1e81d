import pg, { type Pool } from 'pg'

const { Pool: Pools, types } = pg

const CONNECT_MS = 5_000
const STATEMENT_MS = 60_000

/** Numbers of 8 bytes and exact ones come as text; ours are counts and milliseconds, which a double holds. */
const AS_NUMBER: readonly number[] = [types.builtins.INT8, types.builtins.NUMERIC]
const asBit = (value: string): number => Number(value === 't')

/** At most so many connections to the database of that address, as they are needed; a statement beyond them waits its turn. */
export function connect(address: string, most: number, onFault: (error: unknown) => void): Pool {
  const pool = new Pools({
    connectionString: address,
    application_name: 'shuzhun',
    max: most,
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: STATEMENT_MS,
    // A process that hangs in the middle of a transaction lets others go on.
    idle_in_transaction_session_timeout: STATEMENT_MS,
    keepAlive: true,
    // Compiling a query pays for those of seconds; ours take milliseconds.
    options: '-c jit=off',
    types: {
      getTypeParser: (type, format) => {
        if (AS_NUMBER.includes(type)) return Number
        if (type === types.builtins.BOOL) return asBit
        return types.getTypeParser(type, format)
      },
    },
  })
  // A connection that broke, be it while nobody used it: the next statement takes another. Unheard it would end the process.
  pool.on('error', onFault)
  pool.on('connect', (client) => void client.on('error', onFault))
  return pool
}
