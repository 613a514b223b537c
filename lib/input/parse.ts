import type { z } from 'zod'
import { type Failure, fail, ok, type Result } from '../result'
import { zodMessage } from './zod-messages'

/** Input as its schema wants it, or what is wrong per field, named down to `depth`; trouble with the whole is under `form`. */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  depth = 9,
): Result<z.output<Schema>, Failure<'invalid_input'>> {
  const parsed = schema.safeParse(input, { error: zodMessage })
  if (parsed.success) return ok(parsed.data)
  const fields: Record<string, string[]> = {}
  for (const { path, message } of parsed.error.issues) {
    const name = path.slice(0, depth).map(String).join('.') || 'form'
    const told = Object.hasOwn(fields, name) ? (fields[name] ?? []) : []
    fields[name] = told.length < 3 ? [...told, message] : told
  }
  return fail('invalid_input', { fields })
}

/** One wrong field. */
export const invalidField = (name: string, message: string) => fail('invalid_input', { fields: { [name]: [message] } })
