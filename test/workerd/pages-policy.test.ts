import { Parser } from 'htmlparser2'
import { expect, it } from 'vitest'
import { pages } from '../../src/web/pages.tsx'
import { call } from '../http/client.ts'

/** All but the page for addresses that lead nowhere. */
const PATHS = [...new Set(pages.routes.filter(({ method }) => method === 'GET').map(({ path }) => path))].filter(
  (path) => !path.includes('*'),
)

it('knows all pages', () => {
  expect(PATHS).toEqual(expect.arrayContaining(['/', '/drafts', '/review', '/samples', '/audit', '/help']))
})

it.each(PATHS)('%s runs and loads nothing but its own', async (path) => {
  const response = await call(path.replace(':id', encodeURIComponent('a"><script>x</script>')))
  expect(response.status).toBe(200)
  const policy = Object.fromEntries(
    (response.headers.get('content-security-policy') ?? '').split(';').map((rule) => {
      const [name, ...sources] = rule.trim().split(' ')
      return [name, sources]
    }),
  )
  expect(policy).toMatchObject({
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'connect-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
  })
  expect(JSON.stringify(policy)).not.toMatch(/unsafe|https?:|\*/)
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  expect(inlineCode(await response.text())).toEqual([])
})

it('an address without a page, an error and an answer of the API run nothing at all', async () => {
  for (const path of ['/none', '/v1/none', '/v1/drafts', '/openapi.json'])
    expect((await call(path)).headers.get('content-security-policy'), path).toMatch(/^default-src 'none'/)
})

/** Scripts with a body that runs, handlers and styles in attributes, addresses of other hosts. */
function inlineCode(html: string): string[] {
  const found: string[] = []
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (name === 'script' && !attributes.src && attributes.type !== 'application/json') found.push('<script>')
      if (name === 'style') found.push('<style>')
      for (const [attribute, value] of Object.entries(attributes))
        if (/^on|^style$/i.test(attribute) || /^(?:javascript|https?):|^\/\//i.test(value))
          found.push(`${attribute}=${value}`)
    },
  })
  parser.end(html)
  return found
}
