import { expect, it } from 'vitest'
import { noticeLink } from './link'
import type { NoticeKind } from './schema'

const linkOf = (kind: NoticeKind, more: object = {}) =>
  noticeLink({ kind, facts: {}, orgSlug: 'northwind', tokenKey: 'kru_ab12', deleted: false, ...more })

it.each([
  ['a token', linkOf('idle'), '/o/northwind/tokens/kru_ab12'],
  ['the policy', linkOf('policy_changed', { tokenKey: null }), '/o/northwind/settings/policy'],
  ['a destination', linkOf('delivery_failing', { tokenKey: null, facts: { destination: 'd1' } }), '/o/northwind/settings/destinations/d1'],
])('a notice about %s links to its page', (_, link, path) => {
  expect(link).toMatchObject({ path })
})

it('a notice that a token is about to expire suggests rotating it', () => {
  expect(linkOf('expiring')).toMatchObject({ action: 'Rotate' })
})

it.each([
  ['a deleted token', linkOf('many_rejected', { deleted: true })],
  ['a token that its notice reports as deleted', linkOf('admin_token_changed', { facts: { change: 'delete' } })],
  ['a token that was revoked by its holder', linkOf('expired', { facts: { endedBy: 'holder' } })],
  ['a token deleted for inactivity', linkOf('idle_deleted')],
  ['a member', linkOf('member_removed', { tokenKey: null })],
  ['the account', linkOf('new_sign_in', { tokenKey: null })],
])('a notice about %s has no link', (_, link) => {
  expect(link).toBeNull()
})
