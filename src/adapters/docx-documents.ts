import type { Documents } from '../pipeline/ports.ts'

/** Documents of office programs. The writer is loaded with the first one, so that the service starts without it. */
export const documents: Documents = {
  docx: async (document) => (await import('./docx/document.ts')).writeDocx(document),
}
