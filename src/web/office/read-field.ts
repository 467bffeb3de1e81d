import type { z } from 'zod'
import { Problem } from '../../domain/problem.ts'

/** What a form's field says, as its schema reads it. Throws Problem 'invalid' with the schema's own words. */
export function readField<T extends z.ZodType>(schema: T, said: unknown): z.output<T> {
  const read = schema.safeParse(said)
  if (read.success) return read.data
  throw new Problem('invalid', read.error.issues[0]?.message ?? '填写的内容不符合要求')
}

/** A new password, typed twice alike. Throws Problem 'invalid' where it was not. */
export function readTwice(password: string, again: string): string {
  if (password === again) return password
  throw new Problem('invalid', '两次填写的密码不一样，请重新填写')
}
