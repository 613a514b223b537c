import { useId } from 'react'
import type { CreateOptions } from '@/lib/tokens/schema'
import { type AccessRow, type Level, levels, scopeAt } from './access-table'
import { RiskLabel } from './risk-label'

interface AccessRowProps {
  readonly row: AccessRow
  readonly level: Level
  /** Scope of the chosen level; null for no access. */
  readonly risk: CreateOptions['scopes'][number] | null
  readonly onChange: (level: Level) => void
}

const levelLabels = { none: 'No access', read: 'Read', write: 'Write' } as const

const notAllowed = "Your role can't grant this."

export function AccessRowView({ row, level, risk, onChange }: AccessRowProps) {
  const id = useId()
  const hasRejected = [row.read, row.write].some((scope) => scope !== null && !scope.allowed)
  return (
    <tr className="border-t border-line">
      <th scope="row" className="px-3 py-2 text-left font-medium">
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          {row.label}
          {risk && <RiskLabel risk={risk.risk} />}
        </span>
        <span id={id} className="text-xs font-normal text-ink-3">
          {[risk?.reason, hasRejected && notAllowed].filter(Boolean).join(' ')}
        </span>
      </th>
      {levels.map((each) => (
        <td key={each} className="text-center">
          <LevelRadio row={row} level={each} chosen={level} describedBy={id} onChange={onChange} />
        </td>
      ))}
    </tr>
  )
}

interface LevelRadioProps {
  readonly row: AccessRow
  readonly level: Level
  readonly chosen: Level
  readonly describedBy: string
  readonly onChange: (level: Level) => void
}

function LevelRadio({ row, level, chosen, describedBy, onChange }: LevelRadioProps) {
  const scope = scopeAt(row, level)
  if (level !== 'none' && scope === null) return null
  return (
    <label className="tap-square inline-grid place-items-center">
      <input
        type="radio"
        name={`access-${row.key}`}
        aria-label={`${row.label}: ${levelLabels[level]}`}
        aria-describedby={describedBy}
        checked={level === chosen}
        disabled={scope !== null && !scope.allowed}
        onChange={() => onChange(level)}
        className="choice"
      />
    </label>
  )
}
