import { expect, test } from 'vitest'
import { actionsOf, auditGroups } from '@/lib/audit/index'
import { sentenceText } from './sentences'

const factsOf = (action: string, before: object | null = null, after: object | null = null) => ({
  action,
  before: before && { ...before },
  after: after && { ...after },
})

test.each([
  ['token.deactivated', null, null, 'Ana deactivated Zapier sync'],
  ['token.viewed', null, null, 'Ana viewed Zapier sync'],
  ['token.overlap_extended', null, null, 'Ana gave the old token of Zapier sync 24 more hours'],
  ['token.edited', { note: '' }, { note: 'x' }, 'Ana changed the note of Zapier sync'],
  ['token.edited', { name: 'Zapier' }, { name: 'Zapier sync' }, 'Ana renamed Zapier sync from “Zapier” to “Zapier sync”'],
  ['tokens.exported', null, { count: 1200 }, 'Ana exported 1,200 tokens'],
  ['member.added', null, { role: 'manager' }, 'Ana added Zapier sync as Location manager'],
  ['member.role_changed', { role: 'member' }, { role: 'admin' }, 'Ana changed the role of Zapier sync to Admin'],
  [
    'member.role_changed',
    { role: 'member', locations: [] },
    { role: 'member', locations: ['x'] },
    'Ana changed the locations of Zapier sync',
  ],
  ['member.reset_link_created', null, null, 'Ana created a password reset link for Zapier sync'],
  ['token.painted', null, null, 'Ana changed something (token.painted) of Zapier sync'],
])('%s is a sentence', (action, before, after, text) => {
  expect(sentenceText('Ana', 'Zapier sync', factsOf(action, before, after))).toBe(text)
})

test('no action of an organization is shown as its code, whatever its entry holds', () => {
  for (const action of auditGroups.flatMap(actionsOf)) {
    for (const fields of [null, {}]) expect(sentenceText('Ana', null, factsOf(action, fields, fields))).not.toMatch(/[._]|undefined|null/)
  }
})
