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

/** The address of an island's script. */
export const scriptAddress = (island: 'desk' | 'lists'): string => hashed(`src/web/islands/${island}.tsx`)
