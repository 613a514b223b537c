'use client'

import { useId, useState } from 'react'
import { TextInput } from '@/components/ui/text-input'
import type { CreateOptions } from '@/lib/tokens/schema'
import { sameScopes } from './access'
import { AccessRowView } from './access-row'
import { type AccessRow, accessRows, type Level, levelOf, levels, scopeAt, withAll, withLevel } from './access-table'

interface AccessTableProps {
  readonly offered: CreateOptions['scopes']
  readonly chosen: readonly string[]
  readonly onChange: (chosen: string[]) => void
}

const searchThreshold = 6
const headings = { none: 'No access', read: 'Read', write: 'Write' } as const
const matches = (row: AccessRow, query: string) => row.label.toLowerCase().includes(query.trim().toLowerCase())

export function AccessTable({ offered, chosen, onChange }: AccessTableProps) {
  const [query, setQuery] = useState('')
  const rows = accessRows(offered)
  const shown = rows.filter((row) => matches(row, query))
  const id = useId()
  return (
    <div className="mb-2 flex flex-col gap-2 sm:pl-6.5">
      {rows.length > searchThreshold && <Search value={query} onChange={setQuery} />}
      <div className="overflow-x-auto rounded-md border border-line">
        <table className="w-full text-sm" aria-describedby={id}>
          <caption className="sr-only">Access of the token by resource</caption>
          <thead className="bg-sunken text-left text-xs text-ink-3">
            <tr>
              <th scope="col" className="px-3 py-2 font-medium">
                Resource
              </th>
              {levels.map((level) => (
                <th key={level} scope="col" className="px-1.5 py-2 text-center font-medium">
                  {headings[level]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {query === '' && <AllRow rows={rows} chosen={chosen} onChange={onChange} />}
            {shown.map((row) => (
              <AccessRowView
                key={row.key}
                row={row}
                level={levelOf(row, chosen)}
                risk={scopeAt(row, levelOf(row, chosen))}
                onChange={(level) => onChange(withLevel(row, level, chosen))}
              />
            ))}
          </tbody>
        </table>
        {shown.length === 0 && <p className="px-3 py-3 text-sm text-ink-3">No resource matches your search.</p>}
      </div>
      <p id={id} className="text-sm text-ink-3">
        A token can never do more than you can.
      </p>
    </div>
  )
}

interface AllRowProps extends Pick<AccessTableProps, 'chosen' | 'onChange'> {
  readonly rows: readonly AccessRow[]
}

/** Sets every resource to the same level. */
function AllRow({ rows, chosen, onChange }: AllRowProps) {
  return (
    <tr className="border-t border-line">
      <th scope="row" className="px-3 py-1 text-left font-medium">
        All
      </th>
      {levels.map((level: Level) => (
        <td key={level} className="text-center">
          <label className="tap-square inline-grid place-items-center">
            <input
              type="radio"
              name="access-all"
              aria-label={`All: ${headings[level]}`}
              checked={sameScopes(withAll(rows, level), chosen)}
              onChange={() => onChange(withAll(rows, level))}
              className="choice"
            />
          </label>
        </td>
      ))}
    </tr>
  )
}

function Search({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) {
  return (
    <TextInput
      type="search"
      aria-label="Search resources"
      placeholder="Search resources"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
