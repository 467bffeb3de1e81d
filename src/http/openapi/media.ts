import type { z } from 'zod'
import { type Json, schemaOf } from './schemas.ts'

const EVENTS = `id: 1.3
event: section
data: {"id":"s3","heading":"大气污染防治"}

id: 1.9
event: done
data: {"id":"…","status":"clean"}

`

/** A body as the description tells of it: by its schema, or as a file, an event stream, a text. */
export function mediaOf(type: string, schema: z.ZodType | null): Json {
  if (schema) return { schema: schemaOf(schema) }
  if (type === 'text/event-stream')
    return {
      schema: { type: 'string', description: '每个事件三行：id、event、data（一行 JSON），以空行结束' },
      example: EVENTS,
    }
  const binary = !type.startsWith('text/') && !type.endsWith('json')
  return { schema: binary ? { type: 'string', format: 'binary', contentMediaType: type } : { type: 'string' } }
}
