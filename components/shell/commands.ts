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
  /** Secondary text after the label. */
  readonly note?: string
  readonly run: () => void
}

/** Tokens that the server found for `query`. */
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

/** Commands that match the query, in groups. Empty groups are left out. */
export function commandGroups(view: ShellView, result: SearchResult | null, query: string, go: Navigate): CommandGroup[] {
  const matches = ({ label }: Command) => contains(label, query)
  const groups = [
    { name: 'Tokens', items: matchingTokens(result, query).map((token) => openToken(token, view, go)) },
    { name: 'Actions', items: actions(view, go).filter(matches) },
    {
      name: 'Go to',
      items: goItems(view)
        .map(({ label, href }) => ({ id: href, label, run: () => void go(href) }))
        .filter(matches),
    },
  ]
  return groups.filter(({ items }) => items.length > 0)
}

const contains = (text: string, query: string) => text.toLocaleLowerCase().includes(query.trim().toLocaleLowerCase())

/** While a new search is loading, keeps only earlier results that match the new query, so that Enter never opens another token. */
const matchingTokens = (result: SearchResult | null, query: string): readonly TokenView[] =>
  result?.query === query ? result.tokens : (result?.tokens ?? []).filter(({ name, tokenKey }) => contains(`${name} ${tokenKey}`, query))

const openToken = ({ tokenKey, name }: TokenView, { organization }: ShellView, go: Navigate): Command => ({
  id: tokenKey,
  label: name,
  note: tokenKey,
  run: () => void go(`${tokensPath(organization.slug)}/${tokenKey}` as Route),
})

const actions = (view: ShellView, go: Navigate): Command[] => [
  ...(view.mayCreate ? [{ id: 'new-token', label: 'New token', run: () => openCreate(view, go) }] : []),
  { id: 'shortcuts', label: 'Keyboard shortcuts', run: () => showOverlay('shortcuts') },
]

/** Tokens the viewer may see whose name or token key matches, last used first. */
export async function findTokens({ page }: Pick<TokenReads, 'page'>, { tokenTabs }: ShellView, q: string): Promise<TokenView[]> {
  // the organization tab includes every token except managed ones
  const tabs = tokenTabs.includes('organization') ? (['organization', 'managed'] as const) : tokenTabs
  const pages = await Promise.all(tabs.map((tab) => page({ tab, q: q.trim(), removed: true, sort: 'last_used.desc', per: 10 })))
  return unique(pages).toSorted(lastUsedFirst).slice(0, shownTokens)
}

const lastUsedFirst = (one: TokenView, other: TokenView): number => (other.lastUsedAt ?? '').localeCompare(one.lastUsedAt ?? '')

const unique = (pages: readonly TokenPage[]): TokenView[] => [
  ...new Map(pages.flatMap(({ rows }) => rows.map((row) => [row.tokenKey, row]))).values(),
]
