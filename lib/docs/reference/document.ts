/** The parts of an OpenAPI 3.1 document that the reference shows. */
export interface Document {
  readonly info: { readonly version: string }
  readonly paths: Readonly<Record<string, PathItem>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}

const verbs = ['get', 'post', 'patch', 'delete'] as const
type Verb = (typeof verbs)[number]
type PathItem = Readonly<Partial<Record<Verb, OperationObject>>> & { readonly parameters?: readonly ParameterObject[] }

export interface OperationObject {
  readonly operationId: string
  readonly summary: string
  readonly description: string
  readonly security: readonly Readonly<Record<string, readonly string[]>>[]
  readonly parameters?: readonly ParameterObject[]
  readonly requestBody?: { readonly description?: string; readonly content: Content }
  readonly responses: Readonly<Record<string, ResponseObject>>
}

export interface ParameterObject {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required?: boolean
  readonly description?: string
  readonly schema: Schema
}

export interface ResponseObject {
  readonly description: string
  readonly content?: Content
}

export type Content = Readonly<Record<string, { readonly schema?: Schema; readonly example?: unknown }>>

export interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly format?: string
  readonly description?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly maxLength?: number
  readonly minLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly maxItems?: number
}

export interface Operation {
  /** `GET` */
  readonly method: string
  readonly path: string
  readonly operation: OperationObject
  /** Those of the operation and of its path. */
  readonly parameters: readonly ParameterObject[]
}

/** Operations in the order of the document. */
export const operationsOf = ({ paths }: Pick<Document, 'paths'>): readonly Operation[] =>
  Object.entries(paths).flatMap(([path, item]) =>
    verbs.flatMap((verb) => {
      const operation = item[verb]
      if (!operation) return []
      return [{ method: verb.toUpperCase(), path, operation, parameters: [...(item.parameters ?? []), ...(operation.parameters ?? [])] }]
    }),
  )
