'use client'

import Search from 'lucide-react/icons/search'
import { TextInput } from '@/components/ui/text-input'
import { useSearchText } from '@/components/ui/use-search-text'
import { searchTerm } from '../list-params'
import { useListParams } from './use-list-params'

/** Searches when typing pauses; follows the query string when it changes otherwise (Back, Clear filters). */
export function SearchBox() {
  const { params, go } = useListParams()
  const [text, setText] = useSearchText({ query: params.q, search: (q) => go({ q }, 'typing') })
  return (
    <span className="relative min-w-0 grow basis-40 xl:max-w-72">
      <Search aria-hidden size={16} strokeWidth={1.75} className="absolute top-1/2 left-3 -translate-y-1/2 text-ink-3" />
      <TextInput
        type="search"
        aria-label="Search tokens"
        placeholder={params.tab === 'yours' ? 'Name or token key' : 'Name, token key or owner'}
        value={text}
        onChange={(event) => setText(searchTerm(event.target.value))}
        data-shortcut="/"
        className="pl-9 text-sm"
      />
    </span>
  )
}
