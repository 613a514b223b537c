import { readFileSync } from 'node:fs'
import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'
import { z } from 'zod'
import type { Scope } from '../../actor'
import { errorCode } from '../../errors'

export interface Route {
  /** Lower case; null = every host. */
  readonly host: string | null
  /** Null = every method. */
  readonly methods: ReadonlySet<string> | null
  /** Segments after the first slash; `*` is any one, a last `**` the rest. */
  readonly path: readonly string[]
  readonly scopes: readonly Scope[]
}

const pathPattern = z
  .string()
  .startsWith('/', { error: 'A path starts with a slash' })
  .refine((path) => !/\/\/|[?#;\\%]|[\p{Cc}]|(?:^|\/)\.{1,2}(?:\/|$)/u.test(path), {
    error: 'Write the decoded path, without //, dot segments, % ; \\ ? or #',
  })
  .refine((path) => path.split('/').every((part) => !part.includes('*') || part === '*' || part === '**'), {
    error: 'A * must be a whole segment',
  })
  .refine((path) => !path.split('/').slice(0, -1).includes('**'), { error: '** must be the last segment' })

const fileSchema = (known: ReadonlySet<Scope>) =>
  z.strictObject({
    routes: z.array(
      z.strictObject({
        host: z
          .string()
          .regex(/^[A-Za-z0-9.-]+$/, { error: 'Write a host name without port' })
          .transform((host) => host.toLowerCase())
          .optional(),
        methods: z
          .array(z.string().regex(/^[A-Z]+$/, { error: 'Write a method in capitals, such as GET' }))
          .min(1)
          .optional(),
        path: pathPattern,
        scopes: z.array(z.string().refine((scope) => known.has(scope), { error: 'This scope does not exist' })),
      }),
    ),
  })

/** Reads the route file. Throws an error that names line and column of the first mistake. */
export function readRoutes(path: string, known: ReadonlySet<Scope>): Route[] {
  try {
    return parseRoutes(readFileSync(path, 'utf8'), known)
  } catch (error) {
    if (error instanceof RouteError) throw new Error(`KEYRAIL_ROUTES: ${path}${error.message}`)
    throw new Error(`KEYRAIL_ROUTES: ${path} can't be read (${errorCode(error) ?? 'unknown error'}).`, { cause: error })
  }
}

class RouteError extends Error {}

export function parseRoutes(text: string, known: ReadonlySet<Scope>): Route[] {
  const errors: ParseError[] = []
  const tree = parseTree(text, errors, { disallowComments: true })
  const [error] = errors
  if (error) throw mistake(text, error.offset, `not valid JSON (${printParseErrorCode(error.error)})`)
  const duplicate = tree && duplicateKey(tree)
  if (duplicate) throw mistake(text, duplicate.offset, 'this key is there twice')
  const parsed = fileSchema(known).safeParse(JSON.parse(text))
  if (!parsed.success) throw mistake(text, ...issueOf(tree, parsed.error))
  return parsed.data.routes.map(({ host = null, methods, path, scopes }) => ({
    host,
    methods: methods ? new Set(methods) : null,
    path: path.slice(1).split('/'),
    scopes,
  }))
}

function mistake(text: string, offset: number, what: string): RouteError {
  const before = text.slice(0, offset).split('\n')
  return new RouteError(`:${before.length}:${(before.at(-1)?.length ?? 0) + 1}: ${what}.`)
}

/** Where the first issue is: its value, or the object that lacks it. */
function issueOf(tree: Node | undefined, { issues: [issue] }: z.ZodError): [number, string] {
  const path = [...(issue?.path ?? []), ...(issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [])].map((part) =>
    typeof part === 'symbol' ? String(part) : part,
  )
  for (let length = path.length; length >= 0; length -= 1) {
    const node = tree && findNodeAtLocation(tree, path.slice(0, length))
    if (node) return [node.offset, `${path.join('.') || 'file'}: ${issue?.message ?? 'wrong shape'}`]
  }
  return [0, 'wrong shape']
}

function duplicateKey(node: Node): Node | null {
  const keys = node.type === 'object' ? (node.children ?? []).map(({ children }) => children?.[0]) : []
  const repeated = keys.find((key, index) => keys.slice(0, index).some((other) => other?.value === key?.value))
  if (repeated) return repeated
  for (const child of node.children ?? []) {
    const found = duplicateKey(child)
    if (found) return found
  }
  return null
}

interface Original {
  readonly host: string
  readonly method: string
  /** Decoded. */
  readonly path: string
}

/** The first route that matches. */
export const findRoute = (routes: readonly Route[], { host, method, path }: Original): Route | null => {
  const segments = path.slice(1).split('/')
  return (
    routes.find((route) => {
      if (route.host !== null && route.host !== host) return false
      if (route.methods !== null && !route.methods.has(method)) return false
      return matchesPath(route.path, segments)
    }) ?? null
  )
}

/** `/contacts/**` matches `/contacts` too. */
function matchesPath(pattern: readonly string[], segments: readonly string[]): boolean {
  const isOpen = pattern.at(-1) === '**'
  const fixed = isOpen ? pattern.slice(0, -1) : pattern
  if (segments.length < fixed.length || (!isOpen && segments.length > fixed.length)) return false
  return fixed.every((part, index) => (part === '*' ? segments[index] !== '' : part === segments[index]))
}
