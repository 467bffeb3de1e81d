import { lookup } from 'node:dns/promises'

/** The addresses of a name as the machine's own resolver tells them; none where it knows none. */
export async function addressesOf(host: string): Promise<readonly string[]> {
  try {
    return (await lookup(host, { all: true })).map(({ address }) => address)
  } catch {
    return []
  }
}
