import type { ReactNode } from 'react'

interface CountTableProps {
  readonly caption: string
  readonly columns: readonly string[]
  readonly rows: readonly { readonly key: string; readonly head: ReactNode; readonly counts: readonly number[] }[]
}

const cell = 'px-4 py-2.5'

/** A name and its counts per row. */
export const CountTable = ({ caption, columns, rows }: CountTableProps) => (
  <div className="overflow-clip rounded-lg border border-line bg-surface">
    <table className="w-full text-sm">
      <caption className="sr-only">{caption}</caption>
      <thead className="bg-sunken text-xs text-ink-3">
        <tr>
          {columns.map((column, index) => (
            <th key={column} scope="col" className={`${cell} font-medium ${index === 0 ? 'text-left' : 'text-right'}`}>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, head, counts }) => (
          <tr key={key} className="border-t border-line">
            <th scope="row" className={`${cell} text-left font-normal wrap-anywhere`}>
              {head}
            </th>
            {counts.map((count, index) => (
              <td key={columns[index + 1]} className={`${cell} text-right`}>
                {count.toLocaleString('en-GB')}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
