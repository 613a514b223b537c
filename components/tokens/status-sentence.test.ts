import { expect, test } from 'vitest'
import { type StatusFacts, statusSentence } from './status-sentence'

const now = '2026-11-20T10:00:00.000Z'
const say = { absolute: (iso: string) => `<${iso.slice(0, 10)}>`, relative: () => '3 hours ago' }
const token: StatusFacts = {
  status: 'active',
  suspended: null,
  createdAt: '2026-08-20T10:00:00.000Z',
  expiresAt: '2027-01-20T10:00:00.000Z',
  inactivityDeletionAt: '2026-11-27T10:00:00.000Z',
  deactivatedAt: null,
  deactivatedBy: null,
  overlapEndsAt: '2026-11-21T10:00:00.000Z',
  lastUsedAt: '2026-08-29T10:00:00.000Z',
  listLimit: 3,
  actions: ['rotate'],
}
const sentence = (change: Partial<StatusFacts>) => statusSentence({ ...token, ...change }, say, now)

test.each<[Partial<StatusFacts>, string | null]>([
  [{ status: 'expired' }, 'Stopped working on <2027-01-20>. Create a new token.'],
  [
    { status: 'deactivated', deactivatedAt: now, deactivatedBy: 'Ana Martins' },
    'Switched off by Ana Martins 3 hours ago. Requests are rejected.',
  ],
  [{ status: 'suspended', suspended: 'location' }, 'Rejected because its location is archived.'],
  [{ status: 'rotating' }, 'The old token works until <2026-11-21>.'],
  [{ status: 'idle' }, 'Not used for 83 days. It is deleted on <2026-11-27> unless it is used.'],
  [{ status: 'expiring' }, 'Ends on <2027-01-20>. Rotate it or create a new one.'],
  [{ status: 'expiring', actions: [] }, 'Ends on <2027-01-20>.'],
  [{ status: 'removed' }, 'It keeps working until <2027-01-20> and does not count toward your limit.'],
  [{ status: 'removed', expiresAt: null }, 'It keeps working and does not count toward your limit.'],
  [{ status: 'removed', listLimit: null }, 'It keeps working until <2027-01-20> and is only left out of the list.'],
  [{ status: 'active' }, null],
])('the sentence of %j says what happens to the software', (change, expected) => {
  expect(sentence(change)).toBe(expected)
})
