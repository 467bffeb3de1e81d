/** Where the service has a draft. */
export const draftPath = (id: string): string => `/v1/drafts/${encodeURIComponent(id)}`

/** The header that has a step refused with 412 where the draft has another version by then. */
export const ifStill = ({ version }: { readonly version: number }) => ({ 'if-match': `"${version}"` })
