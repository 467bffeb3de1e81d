import { WebhooksPage } from './integration/webhooks-page.tsx'
import { mount } from './mount.ts'

mount(() => <WebhooksPage />)
