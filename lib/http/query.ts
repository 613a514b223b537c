import { z } from 'zod'
import { parseInput } from '../input/parse'
import { fail, type Outcome } from '../result'

export type QuerySchema = z.ZodObject

/** For operations without parameters. */
export const noQuery = z.strictObject({})

/** Parses the query string by a schema; rejects unknown and repeated parameters. */
export function readQuery<Schema extends QuerySchema>(url: string, schema: Schema): Outcome<z.output<Schema>, 'invalid_input'> {
  const given = url.includes('?') ? [...new URL(url).searchParams] : []
  const faults = Object.fromEntries(given.flatMap(([name], at) => faultOf(given, schema, name, at)).slice(0, 10))
  if (Object.keys(faults).length > 0) return fail('invalid_input', { fields: faults })
  return parseInput(schema, Object.fromEntries(given.map(([name, text]) => [name, typed(schema, name, text)])))
}

function faultOf(given: [string, string][], schema: QuerySchema, name: string, at: number): [string, string[]][] {
  if (!Object.hasOwn(schema.shape, name)) return [[name, ['Unknown parameter.']]]
  return given.findIndex(([other]) => other === name) < at ? [[name, ['Use this parameter once.']]] : []
}

/** Converts canonical decimals to numbers where the schema has an integer. `z.coerce` would also take `1e1`, `0x10` and `+1`. */
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
