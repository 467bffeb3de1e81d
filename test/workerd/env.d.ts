import type { D1Migration } from 'cloudflare:test'

declare global {
  namespace Cloudflare {
    interface Env {
      TEST_MIGRATIONS: D1Migration[]
      SHUZHUN_DAILY_TOKENS: string
      SPARE: D1Database
    }
  }
}
