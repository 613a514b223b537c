import type { InboxPage } from '@/lib/notices/schema'
import { Button } from '../ui/button'
import { Select } from '../ui/select'

/** A plain form: works without JavaScript. */
export function KindFilter({ page: { kinds, filter }, org }: { readonly page: InboxPage; readonly org: string | null }) {
  return (
    <form action="/notifications" className="flex flex-wrap items-center gap-2">
      {org !== null && <input type="hidden" name="in" value={org} />}
      {filter.unread && <input type="hidden" name="unread" value="1" />}
      <label htmlFor="kind" className="text-sm font-medium text-ink-2 max-sm:w-full">
        Type
      </label>
      <Select id="kind" key={filter.kind} name="kind" defaultValue={filter.kind ?? ''} className="sm:w-96">
        <option value="">All types</option>
        {kinds.map(({ kind, label }) => (
          <option key={kind} value={kind}>
            {label}
          </option>
        ))}
      </Select>
      <Button type="submit" className="max-sm:w-full">
        Filter
      </Button>
    </form>
  )
}
