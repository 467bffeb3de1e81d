import { KeysPage } from './integration/keys-page.tsx'
import { mount } from './mount.ts'

mount(() => <KeysPage />)
