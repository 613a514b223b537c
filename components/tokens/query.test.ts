import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import type { TokenPage, TokenView } from '@/lib/tokens/schema'
import { readParams } from './list-params'
import { patchToken, refreshInterval, tokensQuery } from './query'
import { ReadFailed } from './read-data'

const scope = { org: 'northwind', personId: 'ana' }
const page = (...keys: string[]) => ({ rows: keys.map((tokenKey) => ({ tokenKey, name: 'Old' }) as TokenView) }) as unknown as TokenPage
const rename = (token: TokenView): TokenView => ({ ...token, name: 'New' })

test('patching a token updates every cached page of that person and no other', () => {
  const client = new QueryClient()
  const key = (listScope: typeof scope, q: string) => tokensQuery(listScope, readParams({ q }), async () => page()).queryKey
  client.setQueryData(key(scope, ''), page('kru_a', 'kru_b'))
  client.setQueryData(key(scope, 'z'), page('kru_a'))
  client.setQueryData(key({ ...scope, personId: 'rui' }, ''), page('kru_a'))
  patchToken(client, scope, 'kru_a', rename)
  const names = (listScope: typeof scope, q: string) => client.getQueryData<TokenPage>(key(listScope, q))?.rows.map((row) => row.name)
  expect(names(scope, '')).toEqual(['New', 'Old'])
  expect(names(scope, 'z')).toEqual(['New'])
  expect(names({ ...scope, personId: 'rui' }, '')).toEqual(['Old'])
})

test('the list stops refreshing once the session has ended, so that a declined sign-in is not asked for every minute', () => {
  expect(refreshInterval(new ReadFailed(401, 'missing_credentials', null))).toBe(false)
  expect(refreshInterval(new ReadFailed(429, 'rate_limited', null))).toBe(60_000)
  expect(refreshInterval(null)).toBe(60_000)
})
