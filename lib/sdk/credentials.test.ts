import { expect, test } from 'vitest'
import { readCredentials as readInApi } from '../http/credentials'
import { readCredentials } from './credentials'

const key = 'kru_0123456789abcdef'
const token = `${key}_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG012345`
const basic = (text: string) => `Basic ${btoa(text)}`

const headers: [string, string][][] = [
  [],
  ...[
    'Bearer',
    `Bearer ${token}`,
    `bearer   ${token}`,
    `BEARER ${token} x`,
    `Bearer \t${token}`,
    `Digest ${token}`,
    token,
    '',
    'Basic ***',
  ].map((value): [string, string][] => [['Authorization', value]]),
  ...[`${key}:${token}`, `${key}:${token}:x`, `:${token}`, token, `${key}:`, `kru_fedcba9876543210:${token}`].map(
    (text): [string, string][] => [['Authorization', basic(text)]],
  ),
  [['Authorization', `${basic(`${key}:${token}`)} x`]],
  [['Authorization', 'Basic QQ=']],
  [['Authorization', 'Basic QQQQQ']],
  [['X-Api-Key', token]],
  [['X-Api-Key', '']],
  [['X-Api-Key', `${token}%00`]],
  [
    ['X-Api-Key', token],
    ['X-Api-Key', token],
  ],
  [
    ['Authorization', `Bearer ${token}`],
    ['Authorization', `Bearer ${token}`],
  ],
  [
    ['Authorization', ''],
    ['X-Api-Key', token],
  ],
  [['Cookie', `token=${token}`]],
]
const queries = [
  '',
  '?page=2',
  '?token=x',
  '?ACCESS_TOKEN=x',
  '?api_key=',
  `?q=${token}`,
  `?${token}`,
  '?q=a%20b',
  '?q=%6bru_0123456789abcdef_x',
]

test('credentials are read from every combination of headers and queries as the API reads them', () => {
  for (const given of headers) {
    for (const query of queries) {
      const request = new Request(`http://localhost/contacts${query}`)
      for (const [name, value] of given) request.headers.append(name, value)
      const [inSdk, inApi] = [readCredentials((name) => request.headers.get(name), `/contacts${query}`), readInApi(request)]
      expect({ given, query, read: inSdk.ok ? inSdk.token : inSdk.code }).toEqual({
        given,
        query,
        read: inApi.ok ? inApi.value : inApi.error.code,
      })
    }
  }
})
