import type { CreateOptions } from '@/lib/tokens/schema'

type OfferedScope = CreateOptions['scopes'][number]

export const levels = ['none', 'read', 'write'] as const
export type Level = (typeof levels)[number]

/** One line of the access table: what `read` and `write` would give; null where there is nothing to give. */
export interface AccessRow {
  readonly key: string
  readonly label: string
  readonly read: OfferedScope | null
  readonly write: OfferedScope | null
}

const parts = (name: string) => {
  const [resource = name, right = ''] = name.split(':')
  return { resource, right }
}

export const resourceLabel = (resource: string) => resource.charAt(0).toUpperCase() + resource.slice(1).replace(/[_-]/g, ' ')

function place(rows: Map<string, AccessRow>, scope: OfferedScope): void {
  const { resource, right } = parts(scope.name)
  if (right !== 'read' && right !== 'write') {
    rows.set(scope.name, { key: scope.name, label: scope.label, read: null, write: scope })
    return
  }
  const row = rows.get(resource) ?? { key: resource, label: resourceLabel(resource), read: null, write: null }
  rows.set(resource, { ...row, [right]: scope })
}

// one right alone says more by its own name than by its resource's
const named = (row: AccessRow): AccessRow => {
  const only = row.read && row.write ? null : (row.read ?? row.write)
  return only ? { ...row, label: only.label } : row
}

/** A row per resource; a right that is neither read nor write has a row of its own. */
export function accessRows(offered: readonly OfferedScope[]): AccessRow[] {
  const rows = new Map<string, AccessRow>()
  for (const scope of offered) place(rows, scope)
  return [...rows.values()].map(named)
}

export function levelOf(row: AccessRow, chosen: readonly string[]): Level {
  if (row.write && chosen.includes(row.write.name)) return 'write'
  return row.read && chosen.includes(row.read.name) ? 'read' : 'none'
}

/** Writing includes reading where the person may read. */
export function withLevel(row: AccessRow, level: Level, chosen: readonly string[]): string[] {
  const rest = chosen.filter((name) => name !== row.read?.name && name !== row.write?.name)
  const read = level !== 'none' && row.read?.allowed ? [row.read.name] : []
  const write = level === 'write' && row.write?.allowed ? [row.write.name] : []
  return [...rest, ...read, ...write]
}

/** What a choice would give, for its risk badge and for whether it can be chosen. */
export const scopeAt = (row: AccessRow, level: Level): OfferedScope | null => (level === 'none' ? null : row[level])
