import { toBase64Url } from './base64.ts'
import { fingerprint } from './fingerprint.ts'

/** What every secret of a key begins with: scanners of code and logs find it by that. */
const SECRET_MARK = 'sz_'
const BYTES = 32
const HINT = SECRET_MARK.length + 5

/** A secret of 256 random bits, in characters that pass through headers, shells and files unharmed. */
export const newSecret = (): string => SECRET_MARK + toBase64Url(crypto.getRandomValues(new Uint8Array(BYTES)))

/** How a secret begins: enough to tell it from others, far too little to guess it. */
export const hintOf = (secret: string): string => `${secret.slice(0, HINT)}…`

/** What is kept of a secret. 256 random bits need no slow hash: nobody can try them through. */
export const hashOf = (secret: string): Promise<string> => fingerprint(secret)
