import type { z } from 'zod'
import { type Failure, fail, ok, type Result } from '../result'

/** Parses what came from outside; a field that is wrong carries its sentence. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): Result<z.output<Schema>, Failure<'invalid_input'>> {
  const parsed = schema.safeParse(input)
  if (parsed.success) return ok(parsed.data)
  const fields: Record<string, string[]> = {}
  for (const issue of parsed.error.issues) {
    const name = String(issue.path[0] ?? (issue.code === 'unrecognized_keys' ? (issue.keys[0] ?? 'input') : 'input'))
    fields[name] = [...(fields[name] ?? []), issue.code === 'unrecognized_keys' ? 'Unknown field.' : issue.message]
  }
  return fail('invalid_input', { fields })
}

/** One wrong field. */
export const wrongField = (name: string, message: string) => fail('invalid_input', { fields: { [name]: [message] } })
