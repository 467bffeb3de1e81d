import { printable } from './printable.ts'

/** A name for a file that a person recognises, without what file systems refuse; `ending` without its dot. */
export function fileName(title: string, ending: string): string {
  const words = printable(title)
    .replace(/[\\/:*?"<>|]/g, '')
    .trim()
    .replace(/^\.+|[. ]+$/g, '')
  return `${[...words].slice(0, 80).join('') || '报告'}.${ending}`
}

/**
 * Content-Disposition for a name in Chinese (RFC 6266): `filename*` carries it whole, `filename` is for clients that
 * read ASCII alone. `plain` is that ASCII name.
 */
export function attachment(name: string, plain: string): string {
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain.replace(/[^\w.-]/g, '_')}"; filename*=UTF-8''${encoded}`
}
