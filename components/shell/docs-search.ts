import type { DocEntry } from '@/lib/docs'

interface FoundDoc {
  readonly path: string
  readonly label: string
  /** Where it is: the chapter of a page, the page of a heading. */
  readonly note: string
}

const shown = 6
let loaded: Promise<readonly DocEntry[]> | undefined

/** Loads the list of pages once; an empty list if that fails, and then the next search tries again. */
export function loadDocs(): Promise<readonly DocEntry[]> {
  loaded ??= readEntries().catch(() => {
    loaded = undefined
    return []
  })
  return loaded
}

async function readEntries(): Promise<readonly DocEntry[]> {
  const response = await fetch('/docs/search.json')
  if (!response.ok) throw new Error(`The docs responded with ${response.status}.`)
  return (await response.json()) as readonly DocEntry[]
}

/** Pages, then headings, that contain every word of the query; none without a query. */
export function matchingDocs(entries: readonly DocEntry[], query: string): readonly FoundDoc[] {
  const words = query.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  const matches = (text: string) => words.every((word) => text.toLocaleLowerCase().includes(word))
  const pages = entries.filter(({ title }) => matches(title)).map(({ path, title, chapter }) => ({ path, label: title, note: chapter }))
  const headings = entries.flatMap(({ path, title, headings: all }) =>
    all.filter(({ text }) => matches(text)).map(({ id, text }) => ({ path: `${path}#${id}`, label: text, note: title })),
  )
  return [...pages, ...headings].slice(0, shown)
}
