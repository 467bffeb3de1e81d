import type { Child } from 'hono/jsx'
import type { Scope } from '../domain/role.ts'
import { type Island, scriptAddress, styleAddress } from './assets.ts'
import { type Visitor, VisitorMenu } from './visitor.tsx'

/** Where the pages are, each for those who may do what it is for. */
const PLACES: readonly { readonly href: string; readonly name: string; readonly needs: Scope | null }[] = [
  { href: '/', name: '起草', needs: 'draft' },
  { href: '/drafts', name: '稿件', needs: 'read' },
  { href: '/review', name: '审核', needs: 'read' },
  { href: '/samples', name: '范文', needs: 'read' },
  { href: '/audit', name: '审计', needs: 'audit' },
  { href: '/help', name: '说明', needs: null },
]

/** What the frame shows. */
export interface LayoutProps {
  readonly title: string
  /** The place that the page belongs to; null where it belongs to none of the work. */
  readonly here: string | null
  /** Who sees the page; null where nobody is signed in. */
  readonly visitor: Visitor | null
  /** The island that brings the page to life, with the data it starts from. */
  readonly island?: { readonly name: Island; readonly data: object }
  readonly children?: Child
}

/** JSON that cannot end the script element it stands in. */
const inert = (data: object): string => JSON.stringify(data).replaceAll('<', '\\u003c')

/** The frame of every page: head, places to go, and the island's data. */
export const Layout = ({ title, here, visitor, island, children }: LayoutProps) => (
  <html lang="zh-CN">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{`${title} · 数准`}</title>
      <link rel="icon" href="data:," />
      <link rel="stylesheet" href={styleAddress()} />
      {island && <script type="module" src={scriptAddress(island.name)} />}
    </head>
    <body>
      <a class="skip" href="#main">
        跳到正文
      </a>
      <header class="masthead">
        <a class="brand" href="/">
          数准
        </a>
        {visitor && (
          <nav aria-label="主要页面">
            {PLACES.filter(({ needs }) => needs === null || visitor.scopes.includes(needs)).map((place) => (
              <a href={place.href} aria-current={place.href === here ? 'page' : undefined}>
                {place.name}
              </a>
            ))}
          </nav>
        )}
        <div class="masthead-tail" id="masthead-tail" />
        {visitor && <VisitorMenu visitor={visitor} />}
      </header>
      <main id="main" tabindex={-1}>
        {children}
      </main>
      {island && (
        <script type="application/json" id="island-data" dangerouslySetInnerHTML={{ __html: inert(island.data) }} />
      )}
    </body>
  </html>
)
