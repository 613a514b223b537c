import type { CreateOptions } from '@/lib/tokens/schema'

type OfferedScope = CreateOptions['scopes'][number]

export const levels = ['none', 'read', 'write'] as const
export type Level = (typeof levels)[number]

/** Row of the access table; null where the resource has no such scope. */
export interface AccessRow {
  readonly key: string
  readonly label: string
  readonly read: OfferedScope | null
  readonly write: OfferedScope | null
}

const splitScope = (name: string) => {
  const [resource = name, right = ''] = name.split(':')
  return { resource, right }
}

const resourceLabel = (resource: string) => resource.charAt(0).toUpperCase() + resource.slice(1).replace(/[_-]/g, ' ')

function addScope(rows: Map<string, AccessRow>, scope: OfferedScope): void {
  const { resource, right } = splitScope(scope.name)
  if (right !== 'read' && right !== 'write') {
    rows.set(scope.name, { key: scope.name, label: scope.label, read: null, write: scope })
    return
  }
  const row = rows.get(resource) ?? { key: resource, label: resourceLabel(resource), read: null, write: null }
  rows.set(resource, { ...row, [right]: scope })
}

// a single scope is labeled by its own name, which says more than its resource's
const withLabel = (row: AccessRow): AccessRow => {
  const only = row.read && row.write ? null : (row.read ?? row.write)
  return only ? { ...row, label: only.label } : row
}

/** One row per resource, and one for each scope that is neither read nor write. */
export function accessRows(offered: readonly OfferedScope[]): AccessRow[] {
  const rows = new Map<string, AccessRow>()
  for (const scope of offered) addScope(rows, scope)
  return [...rows.values()].map(withLabel)
}

export function levelOf(row: AccessRow, chosen: readonly string[]): Level {
  if (row.write && chosen.includes(row.write.name)) return 'write'
  return row.read && chosen.includes(row.read.name) ? 'read' : 'none'
}

/** Write includes read if the user may grant it. */
export function withLevel(row: AccessRow, level: Level, chosen: readonly string[]): string[] {
  const rest = chosen.filter((name) => name !== row.read?.name && name !== row.write?.name)
  const read = level !== 'none' && row.read?.allowed ? [row.read.name] : []
  const write = level === 'write' && row.write?.allowed ? [row.write.name] : []
  return [...rest, ...read, ...write]
}

/** Every row at this level, or at the highest below it that the row offers. */
export const withAll = (rows: readonly AccessRow[], level: Level): string[] =>
  rows.reduce<string[]>((chosen, row) => withLevel(row, level, chosen), [])

export const scopeAt = (row: AccessRow, level: Level): OfferedScope | null => (level === 'none' ? null : row[level])
