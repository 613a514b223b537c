import type { z } from 'zod'
import { fail, type Outcome, ok } from './result'

/** Input as its schema wants it, or what is wrong per field; trouble with the whole is under `form`. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): Outcome<z.output<Schema>, 'invalid_input'> {
  const parsed = schema.safeParse(input)
  if (parsed.success) return ok(parsed.data)
  const fields: Record<string, string[]> = {}
  for (const { path, message } of parsed.error.issues) {
    const name = path.length > 0 ? path.map(String).join('.') : 'form'
    const told = Object.hasOwn(fields, name) ? (fields[name] ?? []) : []
    fields[name] = told.length < 3 ? [...told, message] : told
  }
  return fail('invalid_input', { fields })
}
