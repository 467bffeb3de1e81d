import manifest from '../../.build/public/.vite/manifest.json' with { type: 'json' }

interface Built {
  readonly file: string
  readonly css?: readonly string[]
}
const built: Readonly<Record<string, Built | undefined>> = manifest

const hashed = (source: string): string => {
  const entry = built[source]
  if (!entry) throw new Error(`${source} is not in the manifest: run npm run build`)
  return `/${entry.file}`
}

/** The address of the stylesheet, its content's hash in the name. */
export const styleAddress = (): string => hashed('src/web/style.css')

/** The parts of pages that live in the browser, each with a script of its own. */
export type Island =
  | 'desk'
  | 'draft'
  | 'lists'
  | 'queue'
  | 'review'
  | 'history'
  | 'samples'
  | 'audit'
  | 'keys'
  | 'webhooks'
  | 'docs'

/** The address of the script that checks texts in a thread of its own. */
export const checkerAddress = (): string => hashed('src/web/islands/checker.ts')

/** The address of an island's script. */
export const scriptAddress = (island: Island): string => hashed(`src/web/islands/${island}.tsx`)
