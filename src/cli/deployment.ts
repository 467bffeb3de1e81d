import { parseEnv } from 'node:util'
import { unstable_readConfig } from 'wrangler'

/** The part of wrangler.toml that goes to Cloudflare. */
export const ENVIRONMENT = 'production'
/** Where the settings and secrets of that deployment are; never committed. */
export const SETTINGS = '.env.cloudflare'

const D1_ID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/
const SECRET_LENGTH = 32
/** Addresses that Cloudflare cannot reach. */
const INSIDE = /^https?:\/\/(?:localhost|127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|\[::1\])/i

/**
 * What stands in the way of a deployment with this configuration and these settings (the text of the settings file, null
 * where there is none): each with what to do about it. Empty where nothing does.
 */
export function hindrances(configuration: string, settings: string | null): string[] {
  return [...ofConfiguration(configuration), ...(settings === null ? [NO_SETTINGS] : ofSettings(parseEnv(settings)))]
}

const NO_SETTINGS = `没有 ${SETTINGS}。请运行 cp deploy/cloudflare.env.example ${SETTINGS}，填好后再来`

function ofConfiguration(file: string): string[] {
  const { d1_databases } = unstable_readConfig({ config: file, env: ENVIRONMENT })
  const [database] = d1_databases
  const places = `wrangler.toml 的 [env.${ENVIRONMENT}]`
  return [
    ...(D1_ID.test(database?.database_id ?? '')
      ? []
      : [
          `${places} 里 database_id 还没有填（现在是“${database?.database_id ?? ''}”）。请运行 npx wrangler d1 create shuzhun，把它给出的编号填进去`,
        ]),
  ]
}

function ofSettings(settings: NodeJS.Dict<string>): string[] {
  const { SHUZHUN_SECRET = '', SHUZHUN_DEMO, SHUZHUN_ORIGIN, OPENAI_BASE_URL, OPENAI_MODEL, OPENAI_API_KEY } = settings
  const found: string[] = []
  if (SHUZHUN_SECRET.length < SECRET_LENGTH)
    found.push(
      `${SETTINGS} 里 SHUZHUN_SECRET 没有填或太短（至少 ${SECRET_LENGTH} 个字符）。请用 openssl rand -base64 32 生成，并另处妥存`,
    )
  if (SHUZHUN_DEMO) found.push(`${SETTINGS} 里有 SHUZHUN_DEMO：演示模式谁都能进，不能放到互联网上，请删去`)
  if (SHUZHUN_ORIGIN && !SHUZHUN_ORIGIN.startsWith('https://'))
    found.push(`${SETTINGS} 里 SHUZHUN_ORIGIN 应为 https:// 开头的地址，现在是“${SHUZHUN_ORIGIN}”`)
  if (OPENAI_BASE_URL && INSIDE.test(OPENAI_BASE_URL))
    found.push(
      `${SETTINGS} 里 OPENAI_BASE_URL 是内网或本机地址，Cloudflare 到不了；请换成公网的 https 地址，或删去（改用模板起草）`,
    )
  if (OPENAI_BASE_URL && !(OPENAI_MODEL && OPENAI_API_KEY))
    found.push(`${SETTINGS} 里填了 OPENAI_BASE_URL，还要填 OPENAI_MODEL 和 OPENAI_API_KEY`)
  return found
}
