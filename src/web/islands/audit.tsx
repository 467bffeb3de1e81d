import { AuditPage } from './audit/audit-page.tsx'
import { mount } from './mount.ts'

mount(() => <AuditPage />)
