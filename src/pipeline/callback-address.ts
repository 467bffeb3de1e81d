/*
 * Where messages may be sent. The service stands inside an office's network: an address that somebody names must not lead
 * to what only that network should reach. Hosts inside it are open once the office names them (SHUZHUN_CALLBACK_HOSTS).
 */

/** Hosts that the office opened, as it wrote them: `oa.county.gov.cn`, `*.county.gov.cn`, `10.1.2.3:8080`. */
export type OpenHosts = readonly string[]

/** Reads SHUZHUN_CALLBACK_HOSTS: names or addresses, comma-separated, each with a port or for all ports. */
export const openHostsFrom = (setting: string | undefined): OpenHosts =>
  (setting ?? '')
    .split(/[\s,，、;；]+/)
    .map((host) => host.trim().toLowerCase())
    .filter((host) => host !== '')

/** Endings of names that no public address has (RFC 6761, RFC 6762, RFC 8375, and what office networks use). */
const INNER_ENDINGS = [
  'localhost',
  'local',
  'internal',
  'intranet',
  'lan',
  'home',
  'corp',
  'private',
  'test',
  'invalid',
  'onion',
  'home.arpa',
]

/** Blocks that no public host has (RFC 6890 and its registry): first address and length of the prefix. */
const INNER_BLOCKS: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
]
/** Public by their block, and yet where clouds keep what only a machine itself may read. */
const METADATA = ['100.100.100.200', '168.63.129.16']

/** Why no message may be sent there, in Chinese; null where it may. Names are judged as names: what they resolve to is not known here. */
export function refusedAddress(text: string, open: OpenHosts): string | null {
  if (!URL.canParse(text) || text.length > 2000) return '应为完整的网址，例如 https://oa.example.gov.cn/callback'
  const url = new URL(text)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return '应以 https:// 或 http:// 开头'
  if (url.username || url.password) return '网址里不能带用户名和密码；本服务以签名证明身份'
  if (url.hash) return '网址里不能带 # 之后的部分'
  const host = url.hostname.replace(/\.$/, '')
  if (isOpen(host, url.port || (url.protocol === 'https:' ? '443' : '80'), open)) return null
  return isInnerHost(host) ? innerWords(host) : null
}

/** Why no message may go to a name that resolves to these addresses; null where it may. */
export function refusedResolution(text: string, addresses: readonly string[], open: OpenHosts): string | null {
  const url = new URL(text)
  const host = url.hostname.replace(/\.$/, '')
  if (isOpen(host, url.port || (url.protocol === 'https:' ? '443' : '80'), open)) return null
  const inner = addresses.find(isInnerAddress)
  return inner === undefined ? null : `${innerWords(host)}（解析到 ${inner}）`
}

const innerWords = (host: string): string =>
  `${host} 是内网或本机地址，默认不能作为回调地址；确是本单位系统的，请管理员把它写进设置 SHUZHUN_CALLBACK_HOSTS`

const isOpen = (host: string, port: string, open: OpenHosts): boolean =>
  open.some((entry) => {
    const [, name, only] = /^(\[.*\]|[^:]*)(?::(\d+))?$/.exec(entry) ?? [null, entry]
    if (only !== undefined && only !== port) return false
    return name!.startsWith('*.') ? host.endsWith(name!.slice(1)) : host === name
  })

function isInnerHost(host: string): boolean {
  if (host.startsWith('[')) return isInnerAddress(host.slice(1, -1))
  if (/^[\d.]+$/.test(host)) return isInnerAddress(host)
  return !host.includes('.') || INNER_ENDINGS.some((ending) => host === ending || host.endsWith(`.${ending}`))
}

/** True for an IPv4 or IPv6 address that is not a public host's. */
export const isInnerAddress = (address: string): boolean =>
  address.includes(':') ? isInnerV6(groupsOf(address)) : isInnerV4(address)

function isInnerV4(address: string): boolean {
  if (METADATA.includes(address)) return true
  const number = numberOf(address)
  return INNER_BLOCKS.some(([first, length]) => {
    const size = 2 ** (32 - length)
    return Math.floor(number / size) === Math.floor(numberOf(first) / size)
  })
}

const numberOf = (address: string): number => address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)

/** Only global unicast (2000::/3) is public; of it, not documentation; of what carries an IPv4 address, what that one is. */
function isInnerV6(groups: readonly number[]): boolean {
  const v4 = (at: number) =>
    isInnerV4([groups[at]! >> 8, groups[at]! & 255, groups[at + 1]! >> 8, groups[at + 1]! & 255].join('.'))
  const [first, second] = groups as [number, number]
  if (first === 0x64 && second === 0xff9b) return v4(6)
  if (first === 0x2002) return v4(1)
  if (first === 0x2001 && (second === 0x0db8 || second < 0x200)) return true
  if (first === 0x3fff) return true
  return first >> 13 !== 1
}

/** The eight groups of an IPv6 address, whatever way it is written. */
function groupsOf(address: string): number[] {
  const plain = address.replace(/%.*$/, '').replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, a, b, c, d) => {
    const pair = (high: string, low: string) => (Number(high) * 256 + Number(low)).toString(16)
    return `${pair(a, b)}:${pair(c, d)}`
  })
  const [head = '', tail] = plain.split('::')
  const read = (part: string) => (part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16)))
  const before = read(head)
  const after = tail === undefined ? [] : read(tail)
  return [...before, ...new Array<number>(8 - before.length - after.length).fill(0), ...after]
}
