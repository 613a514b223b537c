import type { Document, Schema } from './document'

/** A field of a body or response as the reference lists it. */
export interface Field {
  readonly name: string
  /** `string or null`, `array of string`, `Contact`. */
  readonly type: string
  readonly required: boolean
  readonly description: string
  /** Limits and allowed values in words. */
  readonly limits: string
  readonly fields: readonly Field[]
}

/** Fields of an object schema; those of the items for an array. Named schemas below the top are resolved, at most four deep. */
export function fieldsOf(schema: Schema, document: Document, depth = 4): readonly Field[] {
  const { properties, required = [], items } = resolve(schema, document)
  if (items) return fieldsOf(items, document, depth)
  if (!properties || depth === 0) return []
  return Object.entries(properties).map(([name, property]) => ({
    name,
    type: typeOf(property),
    required: required.includes(name),
    description: property.description ?? resolve(property, document).description ?? '',
    limits: limitsOf(resolve(property, document)),
    fields: fieldsOf(withoutNull(property, document), document, depth - 1),
  }))
}

/** The alternatives of a response that has several shapes. */
export function alternativesOf(schema: Schema, document: Document): readonly Schema[] {
  const { anyOf, oneOf } = resolve(schema, document)
  return anyOf ?? oneOf ?? [schema]
}

export const nameOf = (schema: Schema): string | null => schema.$ref?.split('/').at(-1) ?? null

export function typeOf(schema: Schema): string {
  const name = nameOf(schema)
  if (name) return name
  const { type, items, anyOf, oneOf, const: constant, enum: values } = schema
  const parts = anyOf ?? oneOf
  if (parts) return [...new Set(parts.map((part) => typeOf(part)))].join(' or ')
  if (constant !== undefined) return JSON.stringify(constant)
  if (items) return `array of ${typeOf(items)}`
  if (values && !type) return 'string'
  return [type ?? 'any'].flat().join(' or ')
}

export function limitsOf({ format, enum: values, minLength, maxLength, minimum, maximum, maxItems }: Schema): string {
  return [
    format === 'date-time' ? 'ISO 8601 in UTC' : '',
    values ? `one of ${values.map((value) => `\`${value}\``).join(', ')}` : '',
    minLength ? `at least ${minLength} characters` : '',
    maxLength ? `at most ${maxLength} characters` : '',
    minimum === undefined ? '' : `from ${minimum}`,
    maximum === undefined || maximum === Number.MAX_SAFE_INTEGER ? '' : `to ${maximum}`,
    maxItems ? `at most ${maxItems} items` : '',
  ]
    .filter(Boolean)
    .join(', ')
}

function resolve(schema: Schema, { components }: Document): Schema {
  const name = nameOf(schema)
  return (name && components.schemas[name]) || schema
}

function withoutNull(schema: Schema, document: Document): Schema {
  const parts = resolve(schema, document).anyOf?.filter(({ type }) => type !== 'null') ?? []
  return parts.length === 1 && parts[0] ? parts[0] : schema
}
