import { expect, test, vi } from 'vitest'
import type { Tab, TokenPage, TokenView } from '@/lib/tokens/schema'
import { commandGroups, findTokens, type SearchResult } from './commands'
import { goItems } from './go-items'
import type { ShellView } from './shell-context'

const view: ShellView = {
  organization: { slug: 'northwind', name: 'Northwind Realty' },
  role: 'Owner',
  person: { name: 'Ana Martins', email: 'ana@example.com' },
  timeZone: 'Europe/Lisbon',
  locations: [],
  organizations: [],
  administrators: [],
  mayCreate: true,
  tokenTabs: ['yours', 'organization', 'locations'],
  opens: ['destinations', 'policy'],
}
const token = (tokenKey: string) => ({ tokenKey, name: `Token ${tokenKey}`, lastUsedAt: usedAt[tokenKey] ?? null }) as TokenView
const usedAt: Readonly<Record<string, string>> = { b: '2026-11-19T12:00:00.000Z', c: '2026-11-20T12:00:00.000Z' }
const found = (query: string, ...keys: string[]): SearchResult => ({ query, tokens: keys.map(token), failure: null })
const reads = (found: Partial<Record<Tab, readonly string[]>>) => ({
  page: vi.fn(async ({ tab = 'yours' }: { tab?: Tab }) => ({ rows: (found[tab] ?? []).map(token) }) as unknown as TokenPage),
})

test('only pages that a person may open are gone to, each by a key of its own', () => {
  const keys = goItems(view).flatMap(({ key }) => key ?? [])
  expect(keys).toEqual(['t', 'n', 'o', 's'])
  expect(goItems({ ...view, opens: [] }).map(({ label }) => label)).not.toContain('Token policy')
})

test('another organization of the person is gone to by its name', () => {
  const organizations = [view.organization, { slug: 'meridian', name: 'Meridian CRM' }]
  const items = commandGroups({ ...view, organizations }, null, 'merid', vi.fn()).flatMap((group) => group.items)
  expect(items).toMatchObject([{ label: 'Meridian CRM', id: '/o/meridian/tokens' }])
})

test('commands are narrowed to what was typed; tokens are as the server found them', () => {
  const groups = commandGroups(view, found('pol', 'kru_1'), 'pol', vi.fn())
  expect(groups.map(({ name, items }) => [name, items.map(({ label }) => label)])).toEqual([
    ['Tokens', ['Token kru_1']],
    ['Go to', ['Token policy']],
  ])
  expect(commandGroups(view, found('nothing of that name'), 'nothing of that name', vi.fn())).toEqual([])
})

test('choosing a token opens its page', () => {
  const go = vi.fn()
  commandGroups(view, found('', 'kru_1'), '', go)[0]?.items[0]?.run()
  expect(go).toHaveBeenCalledWith('/o/northwind/tokens/kru_1')
})

test('until the answer to other words is here only tokens that hold them are offered', () => {
  const offered = (query: string, answer: SearchResult | null) =>
    commandGroups(view, answer, query, vi.fn()).flatMap(({ name, items }) => (name === 'Tokens' ? items.map(({ id }) => id) : []))
  expect(offered('KRU_2 ', found('kru', 'kru_1', 'kru_2'))).toEqual(['kru_2'])
  expect(offered('token kru_1', found('kru', 'kru_1', 'kru_2'))).toEqual(['kru_1'])
  expect(offered('zapier', found('kru', 'kru_1', 'kru_2'))).toEqual([])
  expect(offered('zapier', { ...found('zapier'), failure: 'unavailable' })).toEqual([])
  expect(offered('', null)).toEqual([])
})

test('who may create nothing is not offered a new token', () => {
  const labels = (mayCreate: boolean) =>
    commandGroups({ ...view, mayCreate }, null, '', vi.fn()).flatMap(({ items }) => items.map(({ label }) => label))
  expect(labels(true)).toContain('New token')
  expect(labels(false)).not.toContain('New token')
})

test('an administrator searches every token and those of destinations, the last used first', async () => {
  const all = reads({ organization: ['a', 'b'], managed: ['c'] })
  expect((await findTokens(all, view, ' zap ')).map(({ tokenKey }) => tokenKey)).toEqual(['c', 'b', 'a'])
  expect(all.page.mock.calls.map(([{ tab }]) => tab)).toEqual(['organization', 'managed'])
  expect(all.page).toHaveBeenCalledWith(expect.objectContaining({ q: 'zap', removed: true }))
})

test('everybody else searches the lists that are open to them, each token once', async () => {
  const some = reads({ yours: ['a'], locations: ['a', 'b'], managed: ['c'] })
  const keys = async (tokenTabs: readonly Tab[]) => (await findTokens(some, { ...view, tokenTabs }, '')).map(({ tokenKey }) => tokenKey)
  expect(await keys(['yours', 'locations', 'managed'])).toEqual(['c', 'b', 'a'])
  expect(await keys(['yours'])).toEqual(['a'])
})
