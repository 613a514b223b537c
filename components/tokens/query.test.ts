import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import type { TokenPage, TokenView } from '@/lib/tokens/schema'
import { readParams } from './list-params'
import { patchToken, tokensQuery } from './query'

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
