import { Problem } from '../domain/problem.ts'
import { readSound } from './body-bytes.ts'
import { LIMITS } from './limits.ts'

/** Whether a request brings files: multipart/form-data. */
export const isForm = (headers: Headers): boolean =>
  /^\s*multipart\/form-data\b/i.test(headers.get('content-type') ?? '')

/** Reads a form as an object: its fields as texts, and all its files, whatever they are called, as `files`. */
export async function readForm(request: Request): Promise<Record<string, unknown>> {
  const bytes = await readSound(request, LIMITS.upload)
  const form = await parsed(bytes, request.headers.get('content-type') ?? '')
  const fields: Record<string, unknown> = {}
  const files: File[] = []
  for (const [name, value] of form) {
    if (typeof value !== 'string') files.push(value)
    else if (value.trim() !== '') fields[name] = value
  }
  return files.length > 0 ? { ...fields, files } : fields
}

async function parsed(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<FormData> {
  try {
    return await new Response(bytes, { headers: { 'content-type': type } }).formData()
  } catch (cause) {
    throw new Problem('invalid', '上传的表单无法解析：请用 multipart/form-data 发送文件，并带上 boundary', { cause })
  }
}
