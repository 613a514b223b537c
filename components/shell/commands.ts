import type { Route } from 'next'
import type { TokenPage, TokenView } from '@/lib/tokens/schema'
import type { TokenReads } from '../tokens/contract'
import { tokensAddress } from './addresses'
import { goItems } from './go-items'
import { showLayer } from './layer'
import { openCreate } from './press'
import type { ShellView } from './shell-context'

export interface Command {
  readonly id: string
  readonly label: string
  /** A quieter word behind the label. */
  readonly note?: string
  readonly run: () => void
}

export interface CommandGroup {
  readonly name: string
  readonly items: readonly Command[]
}

type Go = (address: Route) => void

const shownTokens = 6

/** What can be done and where one can go, narrowed to what was typed; groups without any are left out. */
export function commandGroups(view: ShellView, tokens: readonly TokenView[], query: string, go: Go): CommandGroup[] {
  const wanted = query.trim().toLocaleLowerCase()
  const fits = ({ label }: Command) => label.toLocaleLowerCase().includes(wanted)
  const groups = [
    { name: 'Tokens', items: tokens.map((token) => opens(token, view, go)) },
    { name: 'Actions', items: actions(view, go).filter(fits) },
    {
      name: 'Go to',
      items: goItems(view)
        .map(({ label, href }) => ({ id: href, label, run: () => go(href) }))
        .filter(fits),
    },
  ]
  return groups.filter(({ items }) => items.length > 0)
}

const opens = ({ tokenKey, name }: TokenView, { organisation }: ShellView, go: Go): Command => ({
  id: tokenKey,
  label: name,
  note: tokenKey,
  run: () => go(`${tokensAddress(organisation.slug)}/${tokenKey}` as Route),
})

const actions = (view: ShellView, go: Go): Command[] => [
  { id: 'new-token', label: 'New token', run: () => openCreate(view, go) },
  { id: 'shortcuts', label: 'Keyboard shortcuts', run: () => showLayer('shortcuts') },
]

/** Tokens within reach by name or key, the last used first. */
export async function findTokens({ page }: Pick<TokenReads, 'page'>, { tokenTabs }: ShellView, q: string): Promise<TokenView[]> {
  // the list of the organisation holds every other one
  const tabs = tokenTabs.includes('organisation') ? (['organisation'] as const) : tokenTabs.filter((tab) => tab !== 'managed')
  const pages = await Promise.all(tabs.map((tab) => page({ tab, q: q.trim(), removed: true, sort: 'last_used.desc', per: 10 })))
  return unique(pages).slice(0, shownTokens)
}

const unique = (pages: readonly TokenPage[]): TokenView[] => [
  ...new Map(pages.flatMap(({ rows }) => rows.map((row) => [row.tokenKey, row]))).values(),
]
