import type { ComponentChildren } from 'preact'
import type { Trouble } from '../service/client.ts'
import { TroubleBox } from '../trouble-box.tsx'

const PAGES = [
  { href: '/admin/keys', name: '接口密钥' },
  { href: '/admin/webhooks', name: '回调' },
] as const

/** The frame of the pages for those who connect other systems. */
export function Frame({
  here,
  trouble,
  children,
}: {
  here: (typeof PAGES)[number]['href']
  trouble: Trouble | null
  children: ComponentChildren
}) {
  return (
    <div class="list integration">
      <div class="bar">
        <h1>{PAGES.find(({ href }) => href === here)!.name}</h1>
        <span class="bar-gap" />
        <nav class="integration-nav" aria-label="系统对接">
          {PAGES.map(({ href, name }) => (
            <a key={href} href={href} aria-current={href === here ? 'page' : undefined}>
              {name}
            </a>
          ))}
        </nav>
      </div>
      {trouble && <TroubleBox trouble={trouble} />}
      {children}
    </div>
  )
}
