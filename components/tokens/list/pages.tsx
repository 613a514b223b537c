'use client'

import ChevronDown from 'lucide-react/icons/chevron-down'
import { type MouseEvent, type ReactNode, useId } from 'react'
import { buttonClass } from '@/components/ui/button-class'
import { Select } from '@/components/ui/select'
import { maxPaged } from '@/lib/tokens/limits'
import type { TokenPage } from '@/lib/tokens/schema'
import { countText } from '../labels'
import { type ListParams, pageSizes, writeParams } from '../list-params'
import { useListParams } from './use-list-params'

/** `1–25 of 62` and links to the previous and next page. */
export function Pages({ page: { page, per, total, more, rows } }: { readonly page: TokenPage }) {
  const id = useId()
  const { params, go } = useListParams()
  const first = (page - 1) * per + 1
  const last = first + rows.length - 1
  const isBounded = more && page * per >= maxPaged
  return (
    <nav aria-label="Pages" className="flex flex-wrap items-center justify-between gap-3 text-sm text-ink-2">
      <span className="inline-flex items-center gap-2">
        <label htmlFor={id} className="whitespace-nowrap">
          Per page
        </label>
        <Select
          id={id}
          value={per}
          onChange={(event) => go({ per: Number(event.target.value) as ListParams['per'] })}
          className="w-auto [&_select]:text-sm"
        >
          {pageSizes.map((size) => (
            <option key={size}>{size}</option>
          ))}
        </Select>
      </span>
      <div className="flex items-center gap-1 has-[a]:sm:-mr-3.5">
        <p className="not-last:mr-2">
          {first}–{last} of {countText(Math.max(total, last), more)}
          {isBounded && '. Search or filter to find others.'}
        </p>
        <PageLink to={page > 1 ? { ...params, page: page - 1 } : null}>
          <ChevronDown aria-hidden size={16} strokeWidth={1.75} className="rotate-90" />
          Previous<span className="sr-only"> page</span>
        </PageLink>
        <PageLink to={!isBounded && (more || last < total) ? { ...params, page: page + 1 } : null}>
          Next<span className="sr-only"> page</span>
          <ChevronDown aria-hidden size={16} strokeWidth={1.75} className="-rotate-90" />
        </PageLink>
      </div>
    </nav>
  )
}

/** A link with its own URL; a plain click changes the page without a full navigation. */
function PageLink({ to, children }: { readonly to: ListParams | null; readonly children: ReactNode }) {
  const { go } = useListParams()
  if (to === null) return null
  const onClick = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    go({ page: to.page })
  }
  return (
    <a href={`?${writeParams(to)}`} onClick={onClick} className={buttonClass('quiet')}>
      {children}
    </a>
  )
}
