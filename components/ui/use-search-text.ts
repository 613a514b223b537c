import { useEffect, useEffectEvent, useState } from 'react'

const debounceMs = 250

interface SearchText {
  /** Query that the list shows. */
  readonly query: string
  /** True while a list with another query is loading. */
  readonly pending?: boolean
  readonly search: (text: string) => void
}

/** Text of a search box. Searches when typing pauses, and follows the query when it changes otherwise (Back, Clear filters). */
export function useSearchText({ query, pending = false, search }: SearchText) {
  const [text, setText] = useState(query)
  const [applied, setApplied] = useState(query)
  if (applied !== query && !pending) {
    setApplied(query)
    setText(query)
  }
  const send = useEffectEvent(() => {
    setApplied(text)
    search(text)
  })
  useEffect(() => {
    if (text === applied) return
    const timer = setTimeout(send, debounceMs)
    return () => clearTimeout(timer)
  }, [text, applied])
  return [text, setText] as const
}
