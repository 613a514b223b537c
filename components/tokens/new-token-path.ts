import type { Route } from 'next'
import type { CreateInput } from '@/lib/tokens/schema'
import { tokensPath } from '../shell/paths'
import type { CreateOpening } from './types'

const scopeName = /^[a-z][a-z0-9_-]*:[a-z][a-z0-9_-]*$/
const maxScopes = 50

/** Path of the create dialog, filled in with a type and scopes: `/o/northwind/tokens?new=user&scopes=contacts:read`. */
export const newTokenPath = (organization: string, type: CreateInput['type'], scopes: readonly string[]): Route =>
  `${tokensPath(organization)}?new=${type}${scopes.length > 0 ? `&scopes=${scopes.join(',')}` : ''}` as Route

type Given = Readonly<Record<string, string | string[] | undefined>>

/** The dialog that the URL asks for; null for none, and for a type that the viewer may not create. */
export function readOpening({ new: type, scopes }: Given, creatable: readonly string[]): CreateOpening | null {
  if (typeof type !== 'string' || !creatable.includes(type)) return null
  const names = typeof scopes === 'string' ? scopes.split(',').filter((name) => scopeName.test(name)) : []
  return { type: type as CreateInput['type'], ...(names.length > 0 ? { scopes: names.slice(0, maxScopes) } : {}) }
}
