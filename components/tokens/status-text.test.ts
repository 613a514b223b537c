import { expect, test } from 'vitest'
import { type StatusFields, statusText } from './status-text'

const now = '2026-11-20T10:00:00.000Z'
const format = { absolute: (iso: string) => `<${iso.slice(0, 10)}>`, relative: () => '3 hours ago' }
const token: StatusFields = {
  status: 'active',
  suspended: null,
  createdAt: '2026-08-20T10:00:00.000Z',
  expiresAt: '2027-01-20T10:00:00.000Z',
  inactivityDeletionAt: '2026-11-27T10:00:00.000Z',
  deactivatedAt: null,
  deactivatedBy: null,
  overlapEndsAt: '2026-11-21T10:00:00.000Z',
  overlapUse: null,
  lastUsedAt: '2026-08-29T10:00:00.000Z',
  listLimit: 3,
  actions: ['rotate'],
}
const textOf = (change: Partial<StatusFields>) => statusText({ ...token, ...change }, format, now)

test.each<[Partial<StatusFields>, string | null]>([
  [{ status: 'expired' }, 'Stopped working on <2027-01-20>. Create a new token.'],
  [
    { status: 'deactivated', deactivatedAt: now, deactivatedBy: 'Ana Martins' },
    'Deactivated by Ana Martins 3 hours ago. Requests are rejected.',
  ],
  [{ status: 'suspended', suspended: 'location' }, 'Rejected because its location is archived.'],
  [
    { status: 'rotating' },
    'The old token works until <2026-11-21>. It has not been used since the rotation. The new one has not been used yet.',
  ],
  [
    { status: 'rotating', overlapUse: { previous: now, current: now } },
    'The old token works until <2026-11-21>. It was last used 3 hours ago. The new one was last used 3 hours ago.',
  ],
  [{ status: 'idle' }, 'Not used for 83 days. It will be deleted on <2026-11-27> unless it is used.'],
  [{ status: 'expiring' }, 'Expires on <2027-01-20>. Rotate it or create a new one.'],
  [{ status: 'expiring', actions: [] }, 'Expires on <2027-01-20>.'],
  [{ status: 'removed' }, 'Keeps working until <2027-01-20> and does not count toward your limit.'],
  [{ status: 'removed', expiresAt: null }, 'Keeps working and does not count toward your limit.'],
  [{ status: 'removed', listLimit: null }, 'Keeps working until <2027-01-20> and is only hidden from the list.'],
  [{ status: 'active' }, null],
])('the text for %j says what the status means for the software', (change, expected) => {
  expect(textOf(change)).toBe(expected)
})
