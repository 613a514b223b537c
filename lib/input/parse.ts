import type { z } from 'zod'
import { type Failure, fail, ok, type Result } from '../result'
import { zodMessage } from './zod-messages'

/** Parses input. Error messages are listed per field path, at most `depth` levels deep; those about the whole input under `form`. */
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
    const messages = Object.hasOwn(fields, name) ? (fields[name] ?? []) : []
    fields[name] = messages.length < 3 ? [...messages, message] : messages
  }
  return fail('invalid_input', { fields })
}

export const invalidField = (name: string, message: string) => fail('invalid_input', { fields: { [name]: [message] } })
