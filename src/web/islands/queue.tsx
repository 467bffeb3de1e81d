import { mount } from './mount.ts'
import { QueuePage } from './queue/queue-page.tsx'
import { printKeys } from './review/single-keys.ts'

printKeys()
mount<{ readonly mayReview: boolean }>(({ mayReview }) => <QueuePage mayReview={mayReview} />)
