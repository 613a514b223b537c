import type { Route } from 'next'
import type { TokenPage, TokenView } from '@/lib/tokens/schema'
import type { TokenReads } from '../tokens/types'
import { goItems } from './go-items'
import type { Navigate } from './navigation-guard'
import { showOverlay } from './overlay'
import { tokensPath } from './paths'
import { openCreate } from './run-shortcut'
import type { ShellView } from './shell-context'

export interface Command {
  readonly id: string
  readonly label: string
  /** A quieter word behind the label. */
  readonly note?: string
  readonly run: () => void
}

/** The tokens that the server found, and for which words. */
export interface SearchResult {
  readonly query: string
  readonly tokens: readonly TokenView[]
  readonly failure: 'expired' | 'unavailable' | null
}

export interface CommandGroup {
  readonly name: string
  readonly items: readonly Command[]
}

const shownTokens = 6

/** What can be done and where one can go, narrowed to what was typed; groups without any are left out. */
export function commandGroups(view: ShellView, answer: SearchResult | null, query: string, go: Navigate): CommandGroup[] {
  const fits = ({ label }: Command) => holds(label, query)
  const groups = [
    { name: 'Tokens', items: fitting(answer, query).map((token) => opens(token, view, go)) },
    { name: 'Actions', items: actions(view, go).filter(fits) },
    {
      name: 'Go to',
      items: goItems(view)
        .map(({ label, href }) => ({ id: href, label, run: () => void go(href) }))
        .filter(fits),
    },
  ]
  return groups.filter(({ items }) => items.length > 0)
}

const holds = (text: string, words: string) => text.toLocaleLowerCase().includes(words.trim().toLocaleLowerCase())

/** While other words are answered, only those of the last answer that hold the new ones too: Enter never opens another token. */
const fitting = (answer: SearchResult | null, query: string): readonly TokenView[] =>
  answer?.query === query ? answer.tokens : (answer?.tokens ?? []).filter(({ name, tokenKey }) => holds(`${name} ${tokenKey}`, query))

const opens = ({ tokenKey, name }: TokenView, { organization }: ShellView, go: Navigate): Command => ({
  id: tokenKey,
  label: name,
  note: tokenKey,
  run: () => void go(`${tokensPath(organization.slug)}/${tokenKey}` as Route),
})

const actions = (view: ShellView, go: Navigate): Command[] => [
  ...(view.mayCreate ? [{ id: 'new-token', label: 'New token', run: () => openCreate(view, go) }] : []),
  { id: 'shortcuts', label: 'Keyboard shortcuts', run: () => showOverlay('shortcuts') },
]

/** Tokens within reach by name or key, the last used first. */
export async function findTokens({ page }: Pick<TokenReads, 'page'>, { tokenTabs }: ShellView, q: string): Promise<TokenView[]> {
  // the list of the organization holds every other one but that of managed tokens
  const tabs = tokenTabs.includes('organization') ? (['organization', 'managed'] as const) : tokenTabs
  const pages = await Promise.all(tabs.map((tab) => page({ tab, q: q.trim(), removed: true, sort: 'last_used.desc', per: 10 })))
  return unique(pages).toSorted(lastUsedFirst).slice(0, shownTokens)
}

const lastUsedFirst = (one: TokenView, other: TokenView): number => (other.lastUsedAt ?? '').localeCompare(one.lastUsedAt ?? '')

const unique = (pages: readonly TokenPage[]): TokenView[] => [
  ...new Map(pages.flatMap(({ rows }) => rows.map((row) => [row.tokenKey, row]))).values(),
]
