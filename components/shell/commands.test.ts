import { expect, test, vi } from 'vitest'
import type { Tab, TokenPage, TokenView } from '@/lib/tokens/schema'
import { commandGroups, findTokens } from './commands'
import { goItems } from './go-items'
import type { ShellView } from './shell-context'

const view: ShellView = {
  organisation: { slug: 'northwind', name: 'Northwind Realty' },
  role: 'Owner',
  person: { name: 'Ana Martins', email: 'ana@example.com' },
  timeZone: 'Europe/Lisbon',
  locations: [],
  organisations: [],
  administrators: [],
  tokenTabs: ['yours', 'organisation', 'locations'],
  opens: ['destinations', 'policy'],
}
const token = (tokenKey: string) => ({ tokenKey, name: `Token ${tokenKey}` }) as TokenView
const reads = (found: Partial<Record<Tab, readonly string[]>>) => ({
  page: vi.fn(async ({ tab = 'yours' }: { tab?: Tab }) => ({ rows: (found[tab] ?? []).map(token) }) as unknown as TokenPage),
})

test('only pages that a person may open are gone to, each by a key of its own', () => {
  const keys = goItems(view).flatMap(({ key }) => key ?? [])
  expect(keys).toEqual(['t', 'n', 'o', 's'])
  expect(goItems({ ...view, opens: [] }).map(({ label }) => label)).not.toContain('Token policy')
})

test('commands are narrowed to what was typed; tokens are as the server found them', () => {
  const groups = commandGroups(view, [token('kru_1')], 'pol', vi.fn())
  expect(groups.map(({ name, items }) => [name, items.map(({ label }) => label)])).toEqual([
    ['Tokens', ['Token kru_1']],
    ['Go to', ['Token policy']],
  ])
  expect(commandGroups(view, [], 'nothing of that name', vi.fn())).toEqual([])
})

test('choosing a token opens its page', () => {
  const go = vi.fn()
  commandGroups(view, [token('kru_1')], '', go)[0]?.items[0]?.run()
  expect(go).toHaveBeenCalledWith('/o/northwind/tokens/kru_1')
})

test('an administrator searches every token, everybody else the lists that are open to them, each token once', async () => {
  const all = reads({ organisation: ['a', 'b'] })
  expect((await findTokens(all, view, ' zap ')).map(({ tokenKey }) => tokenKey)).toEqual(['a', 'b'])
  expect(all.page).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ tab: 'organisation', q: 'zap', removed: true }))
  const some = reads({ yours: ['a'], locations: ['a', 'c'] })
  const found = await findTokens(some, { ...view, tokenTabs: ['yours', 'locations', 'managed'] }, '')
  expect(found.map(({ tokenKey }) => tokenKey)).toEqual(['a', 'c'])
})
