import type { VectorIndex } from '../adapters/kept-vectors.ts'
import type { CollectorEnv } from '../adapters/observe/collector.ts'
import type { EmbeddingEnv } from '../adapters/openai-embeddings.ts'
import type { ModelEnv } from '../adapters/openai-endpoints.ts'
import type { SignOnEnv } from '../adapters/sign-on-settings.ts'

/** What an office may set; all of it optional. */
export interface Settings extends ModelEnv, EmbeddingEnv, CollectorEnv, SignOnEnv {
  /** Drafts that an organisation may ask for in a day. */
  readonly SHUZHUN_DAILY_DRAFTS?: string
  /** Tokens that its drafts may take of the model in a day; no limit where absent. */
  readonly SHUZHUN_DAILY_TOKENS?: string
  /** `no` where whoever drafted may not approve. */
  readonly SHUZHUN_SELF_APPROVAL?: string
  /** Header in which the office's own proxy names the client, such as `x-forwarded-for`; unset where there is no proxy. */
  readonly SHUZHUN_PROXY_HEADER?: string
  /**
   * What sealed and derived keys come from: the audit log's heads and approvals, integrations' signing secrets. 32 characters
   * or more, kept apart from the database.
   */
  readonly SHUZHUN_SECRET?: string
  /** `yes`: a demonstration without accounts, open to other machines too. */
  readonly SHUZHUN_DEMO?: string
  /** Admits to the set-up of one organisation; without it the log tells a code for the first. */
  readonly SHUZHUN_SETUP_CODE?: string
  /** The address of the service as browsers know it, where a proxy stands before it: `https://bg.example.gov.cn`. */
  readonly SHUZHUN_ORIGIN?: string
  /** Minutes of silence after which a session ends. */
  readonly SHUZHUN_IDLE_MINUTES?: string
  /** Hosts inside the office's network to which messages may be sent (pipeline/callback-address.ts). */
  readonly SHUZHUN_CALLBACK_HOSTS?: string
  /** The machine's resolver, in the Node home. workerd would ask a public one, and tell it the office's names. */
  readonly ADDRESSES_OF?: (host: string) => Promise<readonly string[]>
  /** At Cloudflare, an index for the vectors of passages; without it they are kept in D1. */
  readonly VECTORS?: VectorIndex
  /** JSON of what the office sets other than GB/T 9704 (pipeline/layout-from.ts). */
  readonly SHUZHUN_LAYOUT?: string
}
/** The settings with what the deployment binds (wrangler.toml). */
export type Bindings = Env & Settings
