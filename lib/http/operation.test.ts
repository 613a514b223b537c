import { expect, test } from 'vitest'
import { z } from 'zod'
import { ok } from '../result'
import { bareServer } from '../testing/fixtures/bare-server'
import type { HttpResponse } from './context'
import { createHandlers } from './handler'
import { operation } from './operation'

const responses = { 200: { description: 'A name.', schema: z.strictObject({ name: z.string() }) } }

function get(response: HttpResponse): Promise<Response> {
  const endpoint = { operations: { GET: operation({ summary: 'Read', caller: 'anyone', responses }, () => Promise.resolve(ok(response))) } }
  return createHandlers(() => bareServer(), endpoint).GET(new Request('http://localhost:3000/api/v1/name'))
}

test('a documented response is sent', async () => {
  expect((await get({ status: 200, body: { name: 'Ana' } })).status).toBe(200)
})

test.each([
  ['an undocumented field', { status: 200, body: { name: 'Ana', email: 'ana@example.com' } }],
  ['a missing field', { status: 200, body: {} }],
  ['an undocumented status', { status: 201, body: { name: 'Ana' } }],
])('a response with %s becomes a 500 without its body', async (_, response) => {
  const sent = await get(response)
  expect(sent.status).toBe(500)
  expect(await sent.text()).not.toContain('ana')
})

test('a replayed response that an earlier version stored is sent unchanged', async () => {
  const replayed = await get({ status: 200, body: { name: 'Ana', nickname: 'A' }, headers: { 'Idempotent-Replayed': 'true' } })
  expect([replayed.status, await replayed.json()]).toEqual([200, { name: 'Ana', nickname: 'A' }])
})
