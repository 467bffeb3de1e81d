/** Where Cloudflare and the local runtime name the client. */
const RUNTIME_HEADER = 'cf-connecting-ip'
const MOST = 45

/**
 * Reads the address that a request came from. `proxyHeader` is the one that the office's own proxy sets; of a list in it the
 * last entry counts, which is the proxy's own word: those before it came with the request and may be invented.
 */
export const addressReader =
  (proxyHeader: string | undefined) =>
  (request: Request): string | null => {
    const entries = request.headers.get(proxyHeader?.trim() || RUNTIME_HEADER)?.split(',') ?? []
    const address = entries.at(-1)?.trim()
    return address && address.length <= MOST && /^[\da-fA-F:.]+$/.test(address) ? address : null
  }
