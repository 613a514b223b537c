import { afterEach, expect, test, vi } from 'vitest'
import { readExport, savedToast } from './read-export'

afterEach(() => vi.unstubAllGlobals())

const respond = (body: string, headers: Record<string, string>) => vi.stubGlobal('fetch', async () => new Response(body, { headers }))

test('an exported file keeps its byte order mark, which Excel needs', async () => {
  respond('\uFEFFName\r\nSão Paulo\r\n', { 'content-disposition': 'attachment; filename="tokens-northwind.csv"' })
  const file = await readExport('/export')
  expect(file).toMatchObject({ ok: true, value: { name: 'tokens-northwind.csv', cutAt: null } })
  const bytes = file.ok ? new Uint8Array(await file.value.content.arrayBuffer()) : new Uint8Array()
  expect(Array.from(bytes.slice(0, 4))).toEqual([0xef, 0xbb, 0xbf, 0x4e])
})

test('a file that lacks tokens says so', async () => {
  respond('Name\r\n', { 'x-keyrail-cut-at': '10000' })
  expect(await readExport('/export')).toMatchObject({ value: { cutAt: 10_000 } })
  expect(savedToast(10_000)).toEqual({
    text: 'Export saved. The file has the first 10,000 tokens of the list. Filter the list to export the others.',
    sticky: true,
  })
})
