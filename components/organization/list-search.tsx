'use client'

import Search from 'lucide-react/icons/search'
import type { Route } from 'next'
import { usePathname, useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { ProgressLine } from '@/components/ui/progress-line'
import { TextInput } from '@/components/ui/text-input'
import { useSearchText } from '@/components/ui/use-search-text'

interface ListSearchProps {
  readonly label: string
  readonly placeholder: string
  /** Query that the list shows. */
  readonly q: string
  /** Other parameters of the list, kept by a search. */
  readonly params: Readonly<Record<string, string>>
}

/** Searches on the server when typing pauses; the query is in the URL. */
export function ListSearch({ label, placeholder, q, params }: ListSearchProps) {
  const path = usePathname()
  const router = useRouter()
  const [busy, startSearch] = useTransition()
  const search = (typed: string) => {
    const query = new URLSearchParams({ ...params, ...(typed.trim() !== '' && { q: typed }) }).toString()
    startSearch(() => router.replace((query === '' ? path : `${path}?${query}`) as Route, { scroll: false }))
  }
  const [text, setText] = useSearchText({ query: q, pending: busy, search })
  return (
    <search className="relative w-full sm:max-w-80">
      <Search aria-hidden size={16} strokeWidth={1.75} className="absolute top-1/2 left-3 -translate-y-1/2 text-ink-3" />
      <TextInput
        type="search"
        aria-label={label}
        placeholder={placeholder}
        value={text}
        maxLength={200}
        onChange={(event) => setText(event.target.value)}
        data-shortcut="/"
        className="pl-9 text-sm"
      />
      <ProgressLine active={busy} />
    </search>
  )
}
