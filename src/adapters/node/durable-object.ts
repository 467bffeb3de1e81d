/**
 * What `cloudflare:workers` is in the Node home: the build of `src/serve.ts` puts this file in its place, so that the same
 * classes run under workerd and here.
 */
export abstract class DurableObject<Env = unknown> {
  protected readonly ctx: DurableObjectState
  protected readonly env: Env
  constructor(ctx: DurableObjectState, env: Env) {
    this.ctx = ctx
    this.env = env
  }
  alarm?(): Promise<void>
  fetch?(request: Request): Promise<Response>
}
