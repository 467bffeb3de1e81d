import { DurableObject } from 'cloudflare:workers'
export class DraftJob extends DurableObject<Env> {}
export default { fetch: () => new Response('ok') }
