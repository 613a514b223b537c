import { z } from 'zod'
import { parseInput } from '../input/parse'
import { fail, type Outcome } from '../result'

export type QuerySchema = z.ZodObject

/** For calls that take no parameters. */
export const noQuery = z.strictObject({})

/** The parameters of an address as their schema wants them; each once, and no others. */
export function readQuery<Schema extends QuerySchema>(url: string, schema: Schema): Outcome<z.output<Schema>, 'invalid_input'> {
  const given = [...new URL(url).searchParams]
  const wrong = Object.fromEntries(given.flatMap(([name], at) => faultOf(given, schema, name, at)).slice(0, 10))
  if (Object.keys(wrong).length > 0) return fail('invalid_input', { fields: wrong })
  return parseInput(schema, Object.fromEntries(given.map(([name, text]) => [name, typed(schema, name, text)])))
}

function faultOf(given: [string, string][], schema: QuerySchema, name: string, at: number): [string, string[]][] {
  if (!Object.hasOwn(schema.shape, name)) return [[name, ['There is no such parameter.']]]
  return given.findIndex(([other]) => other === name) < at ? [[name, ['Give it once.']]] : []
}

/** A parameter is text; where the schema wants a number, its digits are one. */
function typed(schema: QuerySchema, name: string, text: string): unknown {
  const isNumber = integersOf(schema).has(name) && /^-?(0|[1-9]\d{0,14})$/.test(text)
  return isNumber ? Number(text) : text
}

const integers = new WeakMap<QuerySchema, ReadonlySet<string>>()

function integersOf(schema: QuerySchema): ReadonlySet<string> {
  const known = integers.get(schema) ?? findIntegers(schema)
  integers.set(schema, known)
  return known
}

function findIntegers(schema: QuerySchema): ReadonlySet<string> {
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input' })
  return new Set(Object.entries(properties).flatMap(([name, is]) => (typeof is === 'object' && is.type === 'integer' ? [name] : [])))
}
