'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import type { InboxPage } from '@/lib/notices/schema'
import { Button } from '../ui/button'
import { Select } from '../ui/select'
import { inboxPath } from './inbox-params'

interface KindFilterProps extends Pick<InboxPage, 'kinds' | 'filter'> {
  /** Slug of the organization whose sidebar is shown. */
  readonly org: string | null
}

/** Filters as soon as a type is chosen; without JavaScript, with a button. */
export function KindFilter({ kinds, filter, org }: KindFilterProps) {
  const router = useRouter()
  const choose = (kind: string) => router.push(inboxPath({ ...filter, org, kind: kind || null }) as Route, { scroll: false })
  return (
    <form action="/notifications" className="flex gap-2">
      {org !== null && <input type="hidden" name="in" value={org} />}
      {filter.unread && <input type="hidden" name="unread" value="1" />}
      <Select
        key={filter.kind}
        name="kind"
        aria-label="Type"
        defaultValue={filter.kind ?? ''}
        onChange={(event) => choose(event.target.value)}
        className="sm:w-72"
      >
        <option value="">All types</option>
        {kinds.map(({ kind, label }) => (
          <option key={kind} value={kind}>
            {label}
          </option>
        ))}
      </Select>
      <noscript>
        <Button type="submit">Filter</Button>
      </noscript>
    </form>
  )
}
