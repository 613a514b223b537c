import { expect, test } from 'vitest'
import type { OrgId, TokenId } from '../ids'
import { createUnpacker, packRequest, packUse } from './usage-message'

const presented = { orgId: 'org' as OrgId, tokenId: 'token' as TokenId, at: new Date('2026-11-20T12:10:00Z'), ip: '203.0.113.7' }

test('a use arrives in the thread as it was sent', () => {
  const described = { code: 'expired', generation: 3, current: false, userAgent: 'sync/1', endpoint: 'GET /a', urgent: true, awaited: true }
  const use = { ...presented, ...described }
  expect(createUnpacker().use(structuredClone(packUse(use)))).toEqual(use)
})

test('a request arrives in the thread as it was sent', () => {
  const request = { ...presented, code: 'ok', method: 'GET', path: '/a', status: 200, durationMs: 4 }
  expect(createUnpacker().request(structuredClone(packRequest(request)))).toEqual(request)
})
