import { Time } from '@/components/ui/time'
import { fieldLabel, valueText } from './field-text'

interface DifferenceProps {
  readonly before: Readonly<Record<string, unknown>> | null
  readonly after: Readonly<Record<string, unknown>> | null
  readonly now: string
}

const head = 'px-2 py-2 sm:px-3 text-xs font-medium text-ink-3'
const cell = 'px-2 py-2 sm:px-3 align-top wrap-anywhere hyphens-auto'

/** The changed fields, before and after; nothing if none was recorded. */
export function Difference({ before, after, now }: DifferenceProps) {
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  if (fields.length === 0) return null
  return (
    <div className="overflow-clip rounded-md border border-line">
      <table className="w-full table-fixed text-left text-sm">
        <caption className="sr-only">Changed fields</caption>
        <thead className="bg-sunken">
          <tr>
            <th scope="col" className={head}>
              Field
            </th>
            <th scope="col" className={head}>
              Before
            </th>
            <th scope="col" className={head}>
              After
            </th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field} className="border-t border-line">
              <th scope="row" className={`${cell} font-normal text-ink-2`}>
                {fieldLabel(field)}
              </th>
              <td className={cell}>
                <Value value={before?.[field]} now={now} />
              </td>
              <td className={cell}>
                <Value value={after?.[field]} now={now} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const time = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/

function Value({ value, now }: { readonly value: unknown; readonly now: string }) {
  if (typeof value === 'string' && time.test(value) && !Number.isNaN(Date.parse(value))) return <Time at={value} now={now} exact />
  return <bdi>{valueText(value)}</bdi>
}
