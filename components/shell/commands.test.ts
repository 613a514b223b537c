import { readdirSync } from 'node:fs'
import { expect, test, vi } from 'vitest'
import type { Tab, TokenPage, TokenView } from '@/lib/tokens/schema'
import { commandGroups, findPeople, findTokens, type SearchResult } from './commands'
import { goItems } from './go-items'
import type { ShellView } from './shell-context'

const view: ShellView = {
  organization: { slug: 'northwind', name: 'Northwind Realty' },
  role: 'Owner',
  person: { name: 'Ana Martins', email: 'ana@example.com' },
  timeZone: 'Europe/Lisbon',
  locations: [],
  moreLocations: false,
  organizations: [],
  closing: null,
  administrators: [],
  mayCreateOrganization: false,
  mayCreate: true,
  tokenTabs: ['yours', 'organization', 'locations'],
  reads: ['usage', 'audit'],
  opens: ['destinations', 'policy'],
}
const runners = () => ({ go: vi.fn(), act: vi.fn() })
const token = (tokenKey: string) =>
  ({ tokenKey, name: `Token ${tokenKey}`, lastUsedAt: usedAt[tokenKey] ?? null, actions: ['rotate', 'deactivate'] }) as TokenView
const usedAt: Readonly<Record<string, string>> = { b: '2026-11-19T12:00:00.000Z', c: '2026-11-20T12:00:00.000Z' }
const found = (query: string, ...keys: string[]): SearchResult => ({
  query,
  tokens: keys.map(token),
  people: [],
  now: '',
  failure: null,
  docs: [],
})
const reads = (found: Partial<Record<Tab, readonly string[]>>) => ({
  page: vi.fn(async ({ tab = 'yours' }: { tab?: Tab }) => ({ rows: (found[tab] ?? []).map(token) }) as unknown as TokenPage),
})

test('only pages the viewer may open are offered, each with its own shortcut', () => {
  const shortcuts = goItems(view).flatMap(({ shortcut }) => shortcut ?? [])
  expect(shortcuts).toEqual(['t', 'u', 'a', 'n', 'o', 's'])
  expect(goItems({ ...view, reads: [], opens: [] }).map(({ shortcut }) => shortcut)).not.toContain('a')
  expect(goItems({ ...view, opens: [] }).map(({ label }) => label)).not.toContain('Organization: Token policy')
})

test('every page of the settings is offered', () => {
  const pages = readdirSync('app/(account)/settings', { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const offered = goItems(view).map(({ href }) => href)
  expect(pages.length).toBeGreaterThan(0)
  for (const { name } of pages) expect(offered).toContain(`/settings/${name}?in=northwind`)
})

test.each([
  ['password', 'Settings: Security'],
  ['two-factor', 'Settings: Security'],
  ['time zone', 'Settings: Appearance'],
])('%s finds %s', (query, label) => {
  const items = commandGroups(view, null, query, runners()).flatMap((group) => group.items)
  expect(items.map((item) => item.label)).toContain(label)
})

test('other organizations of the viewer are found by name', () => {
  const organizations = [view.organization, { slug: 'meridian', name: 'Meridian CRM' }]
  const items = commandGroups({ ...view, organizations }, null, 'merid', runners()).flatMap((group) => group.items)
  expect(items.map(({ label }) => label)).toEqual(['Meridian CRM'])
})

test('every command has an id of no other, so that a filtered list shows no outdated ones', () => {
  const ids = commandGroups({ ...view, opens: ['general', 'members'] }, null, '', runners()).flatMap(({ items }) =>
    items.map(({ id }) => id),
  )
  expect(new Set(ids).size).toBe(ids.length)
})

test('commands are filtered by the query; tokens are shown as the server found them', () => {
  const groups = commandGroups(view, found('pol', 'kru_1'), 'pol', runners())
  expect(groups.map(({ name, items }) => [name, items.map(({ label }) => label)])).toEqual([
    ['Tokens', ['Token kru_1', 'Rotate…', 'Deactivate', 'Copy token key']],
    ['Go to', ['Organization: Token policy']],
  ])
  expect(commandGroups(view, found('no such token'), 'no such token', runners())).toEqual([])
})

test('selecting a token opens its page', () => {
  const go = vi.fn()
  commandGroups(view, found('', 'kru_1'), '', { ...runners(), go })[0]?.items[0]?.run()
  expect(go).toHaveBeenCalledWith('/o/northwind/tokens/kru_1')
})

test('the actions that the viewer may take on a token follow it, unless many tokens are found', () => {
  const act = vi.fn()
  const groups = (keys: readonly string[]) => commandGroups(view, found('token', ...keys), 'token', { ...runners(), act })[0]?.items ?? []
  expect(groups(['kru_1']).map(({ label }) => label)).toEqual(['Token kru_1', 'Rotate…', 'Deactivate', 'Copy token key'])
  groups(['kru_1', 'kru_2'])[5]?.run()
  expect(act).toHaveBeenCalledWith({ kind: 'rotate', token: expect.objectContaining({ tokenKey: 'kru_2' }) })
  expect(groups(['kru_1', 'kru_2', 'kru_3'])).toHaveLength(3)
})

test('people are found for viewers who manage members, and selecting one opens them on the members page', async () => {
  const go = vi.fn()
  const rui = { userId: 'u1', name: 'Rui Costa', email: 'rui@example.com', role: 'admin', active: false } as const
  const [people] = commandGroups(view, { ...found('rui'), people: [rui] }, 'rui', { ...runners(), go })
  expect(people).toMatchObject({ name: 'People', items: [{ label: 'Rui Costa', note: 'rui@example.com · Deactivated' }] })
  people?.items[0]?.run()
  expect(go).toHaveBeenCalledWith('/o/northwind/settings/members?q=rui%40example.com')
  const fetched = vi.spyOn(globalThis, 'fetch').mockImplementation(() => Promise.resolve(Response.json({ people: [rui] })))
  expect(await findPeople(view, 'rui')).toEqual({ people: [] })
  expect(await findPeople({ ...view, opens: ['members'] }, ' ')).toEqual({ people: [] })
  expect(fetched).not.toHaveBeenCalled()
  expect(await findPeople({ ...view, opens: ['members'] }, 'rui c')).toEqual({ people: [rui] })
  expect(fetched.mock.calls.map(([path]) => path)).toEqual(['/o/northwind/data/people?q=rui%20c'])
})

test('while a new search is loading, only earlier results that match the query are shown', () => {
  const offered = (query: string, result: SearchResult | null) =>
    commandGroups(view, result, query, runners()).flatMap(({ name, items }) =>
      name === 'Tokens' ? items.filter(({ of }) => of === undefined).map(({ id }) => id) : [],
    )
  expect(offered('KRU_2 ', found('kru', 'kru_1', 'kru_2'))).toEqual(['kru_2'])
  expect(offered('token kru_1', found('kru', 'kru_1', 'kru_2'))).toEqual(['kru_1'])
  expect(offered('zapier', found('kru', 'kru_1', 'kru_2'))).toEqual([])
  expect(offered('zapier', { ...found('zapier'), failure: 'unavailable' })).toEqual([])
  expect(offered('', null)).toEqual([])
})

test('New token is offered only to viewers who may create tokens', () => {
  const labels = (mayCreate: boolean) =>
    commandGroups({ ...view, mayCreate }, null, '', runners()).flatMap(({ items }) => items.map(({ label }) => label))
  expect(labels(true)).toContain('New token')
  expect(labels(false)).not.toContain('New token')
})

test('an administrator searches every token, including managed ones, last used first', async () => {
  const all = reads({ organization: ['a', 'b'], managed: ['c'] })
  expect((await findTokens(all, view, ' zap ')).tokens.map(({ tokenKey }) => tokenKey)).toEqual(['c', 'b', 'a'])
  expect(all.page.mock.calls.map(([{ tab }]) => tab)).toEqual(['organization', 'managed'])
  expect(all.page).toHaveBeenCalledWith(expect.objectContaining({ q: 'zap', removed: true }))
})

test('other viewers search the lists they may see, without duplicates', async () => {
  const some = reads({ yours: ['a'], locations: ['a', 'b'], managed: ['c'] })
  const keys = async (tokenTabs: readonly Tab[]) =>
    (await findTokens(some, { ...view, tokenTabs }, '')).tokens.map(({ tokenKey }) => tokenKey)
  expect(await keys(['yours', 'locations', 'managed'])).toEqual(['c', 'b', 'a'])
  expect(await keys(['yours'])).toEqual(['a'])
})

test('pages of the developer docs are found by name, and open', () => {
  const go = vi.fn()
  const docs = [{ path: '/docs/limits', title: 'Limits', chapter: 'Using the API', headings: [] }]
  const groups = commandGroups(view, { ...found('limits'), docs }, 'limits', { ...runners(), go })
  expect(groups.map(({ name, items }) => [name, items.map(({ label }) => label)])).toEqual([['Developer docs', ['Limits']]])
  groups[0]?.items[0]?.run()
  expect(go).toHaveBeenCalledWith('/docs/limits')
})
