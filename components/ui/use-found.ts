import { useEffect, useEffectEvent, useState } from 'react'

const debounceMs = 250

export type Find<T> = (text: string) => Promise<readonly T[]>

export interface Found<T> {
  /** `idle`: there is nothing to search for. */
  readonly status: 'idle' | 'searching' | 'found' | 'failed'
  readonly items: readonly T[]
  /** Why it failed. */
  readonly error?: unknown
}

/** What `find` finds for a text, once typing pauses. */
export function useFound<T>(find: Find<T> | undefined, text: string): Found<T> {
  const [last, setLast] = useState<(Found<T> & { readonly text: string }) | null>(null)
  const q = text.trim().toLocaleLowerCase()
  const wanted = find === undefined ? '' : q
  const look = useEffectEvent(async (query: string, isCurrent: () => boolean) => {
    const found = await find?.(query).then(
      (items) => ({ status: 'found', items }) as const,
      (error: unknown) => ({ status: 'failed', items: [], error }) as const,
    )
    if (found && isCurrent()) setLast({ text: query, ...found })
  })
  useEffect(() => {
    if (wanted === '') return
    let late = false
    const timer = setTimeout(() => void look(wanted, () => !late), debounceMs)
    return () => {
      late = true
      clearTimeout(timer)
    }
  }, [wanted])
  if (wanted === '') return { status: 'idle', items: [] }
  return last?.text === wanted ? last : { status: 'searching', items: [] }
}
