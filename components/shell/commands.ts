import type { Route } from 'next'
import type { DocEntry } from '@/lib/docs'
import type { FoundPeople } from '@/lib/organizations/schema'
import type { TokenPage, TokenView } from '@/lib/tokens/schema'
import { dataPath, readJson } from '../tokens/read-data'
import type { TokenReads } from '../tokens/types'
import type { Command } from './command'
import { matchingDocs } from './docs-search'
import { goItems } from './go-items'
import type { Navigate } from './navigation-guard'
import { showOverlay } from './overlay'
import { memberPath, newOrganizationPath, tokensPath } from './paths'
import { openCreate } from './run-shortcut'
import { settingsWords } from './settings-words'
import type { ShellView } from './shell-context'
import { type TokenCommand, tokenActions } from './token-actions'

type Person = FoundPeople['people'][number]

/** Tokens and people that the server found for `query`. */
export interface SearchResult extends FoundTokens, FoundPeople {
  readonly query: string
  readonly failure: 'expired' | 'unavailable' | null
  /** Every page of the developer docs; none until they are loaded. */
  readonly docs: readonly DocEntry[]
}

export interface FoundTokens {
  readonly tokens: readonly TokenView[]
  /** Time of the server. */
  readonly now: string
}

export interface CommandGroup {
  readonly name: string
  readonly items: readonly Command[]
}

interface Runners {
  readonly go: Navigate
  readonly act: (command: TokenCommand) => void
}

const shownTokens = 6
/** With more tokens, their actions would hide the tokens. */
const tokensWithActions = 2

/** Commands that match the query, in groups. Empty groups are left out. */
export function commandGroups(view: ShellView, result: SearchResult | null, query: string, { go, act }: Runners): CommandGroup[] {
  const matches = ({ label }: Command) => contains(label, query)
  const tokens = matchingTokens(result, query)
  const withActions = query.trim() !== '' && tokens.length <= tokensWithActions
  const groups = [
    {
      name: 'Tokens',
      items: tokens.flatMap((token) => [openToken(token, view, go), ...(withActions ? tokenActions(token, act) : [])]),
    },
    { name: 'People', items: matchingPeople(result, query).map((person) => openMember(person, view, go)) },
    { name: 'Actions', items: actions(view, go).filter(matches) },
    {
      name: 'Go to',
      items: goItems(view)
        .filter(({ label, href }) => contains(`${label} ${settingsWords(href)}`, query))
        .map(({ label, href }): Command => ({ id: `${href} ${label}`, label, icon: 'go', run: () => void go(href) })),
    },
    { name: 'Developer docs', items: docs(result, query, go) },
  ]
  return groups.filter(({ items }) => items.length > 0)
}

const contains = (text: string, query: string) => text.toLocaleLowerCase().includes(query.trim().toLocaleLowerCase())

/** While a new search is loading, keeps only earlier results that match the new query, so that Enter never opens another token. */
const matchingTokens = (result: SearchResult | null, query: string): readonly TokenView[] =>
  result?.query === query ? result.tokens : (result?.tokens ?? []).filter(({ name, tokenKey }) => contains(`${name} ${tokenKey}`, query))

const matchingPeople = (result: SearchResult | null, query: string): readonly Person[] =>
  result?.query === query ? result.people : (result?.people ?? []).filter(({ name, email }) => contains(`${name} ${email}`, query))

const docs = (result: SearchResult | null, query: string, go: Navigate): Command[] =>
  matchingDocs(result?.docs ?? [], query).map(({ path, label, note }) => ({
    id: path,
    label,
    note,
    icon: 'docs',
    run: () => void go(path as Route),
  }))

const openMember = ({ userId, name, email, active }: Person, { organization }: ShellView, go: Navigate): Command => ({
  id: userId,
  label: name,
  note: active ? email : `${email} · Deactivated`,
  icon: 'person',
  run: () => void go(memberPath(organization.slug, email)),
})

const openToken = (token: TokenView, { organization }: ShellView, go: Navigate): Command => ({
  id: token.tokenKey,
  label: token.name,
  icon: token,
  run: () => void go(`${tokensPath(organization.slug)}/${token.tokenKey}` as Route),
})

const actions = (view: ShellView, go: Navigate): Command[] => [
  ...(view.mayCreate ? [{ id: 'new-token', label: 'New token', icon: 'create' as const, run: () => openCreate(view, go) }] : []),
  ...(view.mayCreateOrganization
    ? [{ id: newOrganizationPath, label: 'Create an organization', icon: 'create' as const, run: () => void go(newOrganizationPath) }]
    : []),
  { id: 'shortcuts', label: 'Keyboard shortcuts', icon: 'keyboard', run: () => showOverlay('shortcuts') },
]

/** Tokens the viewer may see whose name or token key matches, last used first. */
export async function findTokens({ page }: Pick<TokenReads, 'page'>, { tokenTabs }: ShellView, q: string): Promise<FoundTokens> {
  // the organization tab includes every token except managed ones
  const tabs = tokenTabs.includes('organization') ? (['organization', 'managed'] as const) : tokenTabs
  const pages = await Promise.all(tabs.map((tab) => page({ tab, q: q.trim(), removed: true, sort: 'last_used.desc', per: 10 })))
  return { tokens: unique(pages).toSorted(lastUsedFirst).slice(0, shownTokens), now: pages[0]?.now ?? '' }
}

/** Members whose name or email address matches; none for viewers who may not open the members page. */
export async function findPeople({ organization, opens }: ShellView, q: string): Promise<FoundPeople> {
  if (q.trim() === '' || !opens.includes('members')) return { people: [] }
  return readJson<FoundPeople>(dataPath(organization.slug, `people?q=${encodeURIComponent(q.trim())}`))
}

const lastUsedFirst = (one: TokenView, other: TokenView): number => (other.lastUsedAt ?? '').localeCompare(one.lastUsedAt ?? '')

const unique = (pages: readonly TokenPage[]): TokenView[] => [
  ...new Map(pages.flatMap(({ rows }) => rows.map((row) => [row.tokenKey, row]))).values(),
]
