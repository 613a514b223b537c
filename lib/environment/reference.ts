import { z } from 'zod'

export const groups = ['addresses', 'data', 'access', 'oidc', 'email', 'verifier', 'limits', 'docs', 'tests'] as const
type Group = (typeof groups)[number]

interface About {
  readonly group: Group
  /** Markdown: one or more sentences about what the variable decides. */
  readonly meaning: string
  /** Value in the absence of the variable, if the schema has no default that says it. */
  readonly absent?: string
  readonly example?: string
}

/** What the documentation says about each variable, by its schema. */
export const about = z.registry<About>()

/** A variable as the reference lists it. */
export interface Variable extends About {
  readonly name: string
  /** Empty if there is nothing to write. */
  readonly fallback: string
}

/** The variables of a schema with their documentation; throws for one without. */
export const describe = ({ shape }: z.ZodObject): readonly Variable[] =>
  Object.entries(shape).map(([name, schema]) => {
    const entry = about.get(schema)
    if (!entry) throw new Error(`${name} has no documentation.`)
    return { name, ...entry, fallback: entry.absent ?? defaultOf(schema) }
  })

function defaultOf(schema: z.core.$ZodType): string {
  const value = schema instanceof z.ZodDefault ? schema.def.defaultValue : undefined
  return typeof value === 'string' || typeof value === 'number' ? `\`${value}\`` : ''
}
