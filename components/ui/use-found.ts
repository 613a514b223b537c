import { useEffect, useEffectEvent, useState } from 'react'

const debounceMs = 250

export type Find<T> = (text: string) => Promise<readonly T[]>

/** What `find` finds for a text, once typing pauses; null while it looks. A search that fails finds nothing. */
export function useFound<T>(find: Find<T> | undefined, text: string): readonly T[] | null {
  const [found, setFound] = useState<{ readonly text: string; readonly items: readonly T[] } | null>(null)
  const q = text.trim().toLocaleLowerCase()
  const wanted = find === undefined ? '' : q
  const look = useEffectEvent(async (query: string, isCurrent: () => boolean) => {
    const items = (await find?.(query).catch(() => null)) ?? []
    if (isCurrent()) setFound({ text: query, items })
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
  return found?.text === q ? found.items : null
}
