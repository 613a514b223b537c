import { expect, it } from 'vitest'
import type { OrgId } from '../../ids'
import { noOrigin } from '../../ports'
import { onEveryDatabase } from '../../testing/databases/databases'
import { movableClock } from '../../testing/fixtures/clock'
import { addOrganization, openOrgFixture, orgId } from '../../testing/fixtures/org-fixture'
import { createTokens } from '../index'
import { handOverView } from '../schema'

onEveryDatabase('a token', (open) => {
  it('keeps its key when it is rotated, and its old secret works exactly until the overlap ends', async () => {
    const fixture = await openOrgFixture(await open())
    const ana = await fixture.person('member')
    const { tokenKey, token: old } = await fixture.make(ana)
    const rotated = await fixture.tokens.rotate(ana, tokenKey, { overlap: 'PT24H' })
    if (!rotated.ok) throw new Error(rotated.error.code)
    const fresh = rotated.value.secret.reveal()
    expect(rotated.value.token).toMatchObject({
      tokenKey,
      status: 'rotating',
      overlapEndsAt: '2026-11-21T12:00:00.000Z',
      overlapUse: { previous: null, current: null },
    })
    expect(await fixture.tokens.verify(old)).toMatchObject({ active: true, secret: 'previous' })
    expect(await fixture.tokens.verify(fresh)).toMatchObject({ active: true, secret: 'current' })
    fixture.clock.advance('PT24H')
    expect(await fixture.tokens.verify(old)).toEqual({ active: false, code: 'expired' })
    expect(await fixture.tokens.verify(fresh)).toMatchObject({ active: true })
  })

  it('starts its lifetime again when it is rotated, but its old secret keeps its expiration', async () => {
    const fixture = await openOrgFixture(await open())
    const ana = await fixture.person('member')
    const { tokenKey } = await fixture.make(ana, { expires: { kind: 'after', duration: 'P30D' } })
    fixture.clock.advance('P29D')
    const rotated = await fixture.tokens.rotate(ana, tokenKey, { overlap: 'P7D' })
    expect(rotated.ok && rotated.value.token).toMatchObject({
      overlapEndsAt: '2026-12-20T12:00:00.000Z',
      expiresAt: '2027-01-18T12:00:00.000Z',
    })
  })

  it('cannot be rotated again while an old secret still works', async () => {
    const fixture = await openOrgFixture(await open())
    const ana = await fixture.person('member')
    const { tokenKey } = await fixture.make(ana)
    await fixture.tokens.rotate(ana, tokenKey, {})
    expect(await fixture.tokens.rotate(ana, tokenKey, {})).toMatchObject({ error: { code: 'wrong_status' } })
  })

  it('gets one new secret from concurrent rotations', async () => {
    const fixture = await openOrgFixture(await open())
    const ana = await fixture.person('member')
    const { tokenKey } = await fixture.make(ana)
    const outcomes = await Promise.all([1, 2, 3].map(() => fixture.tokens.rotate(ana, tokenKey, {})))
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
  })

  it('cannot be rotated with an overlap longer than the policy allows', async () => {
    const fixture = await openOrgFixture(await open(), { maxOverlapHours: 24 })
    const ana = await fixture.person('member')
    const { tokenKey } = await fixture.make(ana)
    expect(await fixture.tokens.rotate(ana, tokenKey, { overlap: 'P7D' })).toMatchObject({ error: { code: 'invalid_input' } })
  })

  it('can have its overlap extended by 24 hours or stopped immediately', async () => {
    const fixture = await openOrgFixture(await open())
    const ana = await fixture.person('member')
    const { tokenKey, token: old } = await fixture.make(ana)
    await fixture.tokens.rotate(ana, tokenKey, { overlap: 'PT24H' })
    expect(await fixture.tokens.changeOverlap(ana, tokenKey, { change: 'extend' })).toMatchObject({
      value: { overlapEndsAt: '2026-11-22T12:00:00.000Z' },
    })
    await fixture.tokens.changeOverlap(ana, tokenKey, { change: 'stop' })
    expect(await fixture.tokens.verify(old)).toEqual({ active: false, code: 'expired' })
    expect(await fixture.tokens.changeOverlap(ana, tokenKey, { change: 'stop' })).toMatchObject({ error: { code: 'wrong_status' } })
  })

  it('cannot have its overlap extended past the expiration of the old secret', async () => {
    const fixture = await openOrgFixture(await open())
    const ana = await fixture.person('member')
    const { tokenKey, token: old } = await fixture.make(ana, { expires: { kind: 'after', duration: 'P30D' } })
    fixture.clock.advance('P28DT12H')
    await fixture.tokens.rotate(ana, tokenKey, { overlap: 'PT24H' })
    const expiresAt = '2026-12-20T12:00:00.000Z'
    expect(await fixture.tokens.changeOverlap(ana, tokenKey, { change: 'extend' })).toMatchObject({ value: { overlapEndsAt: expiresAt } })
    expect(await fixture.tokens.changeOverlap(ana, tokenKey, { change: 'extend' })).toMatchObject({
      error: { code: 'invalid_input', fields: { change: ['The old token already works until it expires.'] } },
    })
    fixture.clock.advance('PT36H')
    expect(await fixture.tokens.verify(old)).toEqual({ active: false, code: 'expired' })
  })

  it('whose old secret was stopped is rejected on a machine whose clock is behind', async () => {
    const fixture = await openOrgFixture(await open(), { listedPerPerson: 0 })
    const ana = await fixture.person('member')
    const behind = createTokens({ ...fixture, clock: movableClock('2026-11-20T11:00:00Z') })
    const [stopped, cut, given] = [await fixture.make(ana), await fixture.make(ana), await fixture.make(ana)]
    for (const { tokenKey } of [stopped, given]) await fixture.tokens.rotate(ana, tokenKey, { overlap: 'PT24H' })
    expect(await behind.verify(stopped.token)).toMatchObject({ active: true })
    await fixture.tokens.changeOverlap(ana, stopped.tokenKey, { change: 'stop' })
    await fixture.tokens.rotate(ana, cut.tokenKey, { overlap: 'PT0S' })
    const authenticated = await fixture.tokens.authenticate(given.token, {}, noOrigin)
    if ('actor' in authenticated) await fixture.tokens.revoke(authenticated.actor, given.tokenKey)
    for (const { token } of [stopped, cut, given]) expect(await behind.verify(token)).toEqual({ active: false, code: 'expired' })
  })

  it('revoked by a holder of its old secret loses only that secret', async () => {
    const fixture = await openOrgFixture(await open())
    const ana = await fixture.person('member')
    const { tokenKey, token } = await fixture.make(ana)
    const authenticated = await fixture.tokens.authenticate(token, {}, noOrigin)
    const rotated = await fixture.tokens.rotate(ana, tokenKey, { overlap: 'PT24H' })
    if (!('actor' in authenticated) || !rotated.ok) throw new Error('rejected')
    expect(await fixture.tokens.revoke(authenticated.actor, tokenKey)).toEqual({ ok: true, value: null })
    expect(await fixture.tokens.verify(token)).toEqual({ active: false, code: 'expired' })
    expect(await fixture.tokens.verify(rotated.value.secret.reveal())).toMatchObject({ active: true })
    await fixture.tokens.rotate(ana, tokenKey, { overlap: 'PT24H' })
    expect(await fixture.tokens.revoke(authenticated.actor, tokenKey)).toMatchObject({ error: { code: 'wrong_status' } })
  })

  it('counts usage per secret while it rotates', async () => {
    const fixture = await openOrgFixture(await open())
    const ana = await fixture.person('member')
    const { tokenKey, token: old } = await fixture.make(ana)
    const rotated = await fixture.tokens.rotate(ana, tokenKey, {})
    if (!rotated.ok) throw new Error(rotated.error.code)
    await fixture.tokens.verify(old)
    await fixture.tokens.verify(old)
    await fixture.tokens.verify(rotated.value.secret.reveal())
    await fixture.usage.flush()
    const shown = await fixture.tokens.show(ana, tokenKey)
    expect(shown.ok && shown.value.handOver).toMatchObject({
      current: { requests: 1, lastUsedAt: '2026-11-20T12:00:00.000Z' },
      previous: { lastUsedAt: '2026-11-20T12:00:00.000Z' },
    })
  })

  it('reports the same hand-over as its detail page, and none once the overlap is over', async () => {
    const fixture = await openOrgFixture(await open())
    const ana = await fixture.person('member')
    const { tokenKey, token: old } = await fixture.make(ana)
    const handOver = async () => {
      const read = await fixture.tokens.handOver(ana, tokenKey)
      return read.ok ? handOverView.parse(read.value) : null
    }
    expect(await handOver()).toEqual({ handOver: null, now: '2026-11-20T12:00:00.000Z' })
    const rotated = await fixture.tokens.rotate(ana, tokenKey, { overlap: 'PT24H' })
    const unused = { lastUsedAt: null }
    expect(await handOver()).toMatchObject({
      handOver: { current: { requests: 0, ...unused }, previous: unused, endsAt: '2026-11-21T12:00:00.000Z' },
    })
    fixture.clock.advance('PT1H')
    if (rotated.ok) await fixture.tokens.verify(rotated.value.secret.reveal())
    await fixture.tokens.verify(old)
    await fixture.usage.flush()
    const recently = { lastUsedAt: '2026-11-20T13:00:00.000Z' }
    expect(await handOver()).toMatchObject({
      handOver: { current: { requests: 1, ...recently }, previous: recently },
      now: recently.lastUsedAt,
    })
    const shown = await fixture.tokens.show(ana, tokenKey)
    expect(shown.ok && shown.value.handOver).toEqual((await handOver())?.handOver)
    fixture.clock.advance('PT23H')
    expect(await handOver()).toEqual({ handOver: null, now: '2026-11-21T12:00:00.000Z' })
  })

  it('never counts use of the old secret as use of the new one, nor earlier use as use since the rotation', async () => {
    const fixture = await openOrgFixture(await open())
    const ana = await fixture.person('member')
    const { tokenKey, token: old } = await fixture.make(ana)
    const sides = async () => {
      await fixture.usage.flush()
      const shown = await fixture.tokens.show(ana, tokenKey)
      return shown.ok ? shown.value.handOver : null
    }
    await fixture.tokens.verify(old)
    fixture.clock.advance('PT30M')
    const rotated = await fixture.tokens.rotate(ana, tokenKey, { overlap: 'PT24H' })
    const unused = { requests: 0, lastUsedAt: null }
    expect(await sides()).toMatchObject({ current: unused, previous: { lastUsedAt: null } })
    fixture.clock.advance('PT1H')
    await fixture.tokens.verify(old)
    expect(await sides()).toMatchObject({ current: unused, previous: { lastUsedAt: '2026-11-20T13:30:00.000Z' } })
    expect(await fixture.tokens.firstUse(ana, tokenKey)).toMatchObject({ value: { accepted: null } })
    if (rotated.ok) await fixture.tokens.verify(rotated.value.secret.reveal(), { ip: '203.0.113.9' })
    expect(await sides()).toMatchObject({ current: { requests: 1, lastUsedAt: '2026-11-20T13:30:00.000Z' } })
    expect(await fixture.tokens.firstUse(ana, tokenKey)).toMatchObject({ value: { accepted: { from: '203.0.113.9' } } })
  })

  it('frees its list slot and keeps working when removed, and needs a free slot to be restored', async () => {
    const fixture = await openOrgFixture(await open(), { listedPerPerson: 1 })
    const ana = await fixture.person('member')
    const { tokenKey, token } = await fixture.make(ana)
    expect(await fixture.tokens.remove(ana, tokenKey)).toMatchObject({ value: { status: 'removed', works: true } })
    expect(await fixture.tokens.verify(token)).toMatchObject({ active: true })
    const second = await fixture.make(ana)
    expect(await fixture.tokens.restore(ana, tokenKey)).toEqual({
      ok: false,
      error: { code: 'limit_reached', detail: 'You already have 1 listed token.' },
    })
    await fixture.tokens.revoke(ana, second.tokenKey)
    expect(await fixture.tokens.restore(ana, tokenKey)).toMatchObject({ value: { status: 'active' } })
  })

  it('cannot be removed if the policy does not allow it', async () => {
    const fixture = await openOrgFixture(await open(), { removeAllowed: false })
    const ana = await fixture.person('member')
    const { tokenKey } = await fixture.make(ana)
    expect(await fixture.tokens.remove(ana, tokenKey)).toMatchObject({ error: { code: 'wrong_status' } })
  })

  it('that was deleted is rejected for good and cannot be found', async () => {
    const fixture = await openOrgFixture(await open())
    const ana = await fixture.person('member')
    const { tokenKey, token } = await fixture.make(ana)
    expect(await fixture.tokens.revoke(ana, tokenKey)).toEqual({ ok: true, value: null })
    expect(await fixture.tokens.verify(token)).toEqual({ active: false, code: 'deleted' })
    for (const again of [
      await fixture.tokens.setActive(ana, tokenKey, true),
      await fixture.tokens.restore(ana, tokenKey),
      await fixture.tokens.revoke(ana, tokenKey),
      await fixture.tokens.show(ana, tokenKey),
    ]) {
      expect(again).toMatchObject({ error: { code: 'not_found' } })
    }
  })

  it('that has expired cannot be activated, rotated or restored', async () => {
    const fixture = await openOrgFixture(await open())
    const ana = await fixture.person('member')
    const { tokenKey } = await fixture.make(ana)
    await fixture.tokens.setActive(ana, tokenKey, false)
    fixture.clock.advance('P1Y')
    for (const rejected of [
      await fixture.tokens.setActive(ana, tokenKey, true),
      await fixture.tokens.rotate(ana, tokenKey, {}),
      await fixture.tokens.restore(ana, tokenKey),
    ]) {
      expect(rejected).toMatchObject({ error: { code: 'wrong_status' } })
    }
  })

  it('can be revoked by its holder, which notifies its owner; with the old secret only that secret is revoked', async () => {
    const fixture = await openOrgFixture(await open())
    const ana = await fixture.person('member')
    const { tokenKey, token: old } = await fixture.make(ana)
    const rotated = await fixture.tokens.rotate(ana, tokenKey, {})
    if (!rotated.ok) throw new Error(rotated.error.code)
    const fresh = rotated.value.secret.reveal()
    const authenticate = async (token: string) => {
      const authenticated = await fixture.tokens.authenticate(token, {}, noOrigin)
      if (!('actor' in authenticated)) throw new Error('rejected')
      return authenticated.actor
    }
    await fixture.tokens.revoke(await authenticate(old), tokenKey)
    expect(await fixture.tokens.verify(old)).toEqual({ active: false, code: 'expired' })
    const holder = await authenticate(fresh)
    await fixture.tokens.revoke(holder, tokenKey)
    const notices = await fixture.db.read.notice.findMany({ select: { kind: true, tokenKey: true, facts: true } })
    expect(notices).toEqual([{ kind: 'expired', tokenKey, facts: expect.stringContaining('"endedBy":"holder"') }])
    const emails = await fixture.db.read.mailOutbox.findMany({ where: { subject: { contains: 'was revoked by its holder' } } })
    expect(emails.map(({ text }) => [text.includes('Open notifications'), text.includes(tokenKey)])).toEqual([[true, false]])
    expect(await fixture.tokens.verify(fresh)).toEqual({ active: false, code: 'deleted' })
  })

  it('of type admin that is revoked by its holder notifies each owner and admin once', async () => {
    const fixture = await openOrgFixture(await open())
    const [ana, rui] = [await fixture.person('owner', 'Ana Martins', { fresh: true }), await fixture.person('admin', 'Rui Costa')]
    const { tokenKey, token } = await fixture.make(ana, { type: 'admin', acknowledged: true })
    await fixture.db.write((tx) => tx.notice.deleteMany())
    const authenticated = await fixture.tokens.authenticate(token, {}, noOrigin)
    if (!('actor' in authenticated)) throw new Error('rejected')
    await fixture.tokens.revoke(authenticated.actor, tokenKey)
    const notices = await fixture.db.read.notice.findMany({ select: { userId: true, kind: true }, orderBy: { kind: 'asc' } })
    expect(notices).toEqual([
      { userId: ana.userId, kind: 'admin_token_changed' },
      { userId: rui.userId, kind: 'expired' },
    ])
  })

  it('can only lose access by an edit, and an edit of an old version is a conflict', async () => {
    const fixture = await openOrgFixture(await open())
    const ana = await fixture.person('member')
    const { tokenKey, token } = await fixture.make(ana)
    const edit = { version: 1, name: 'Zapier', note: 'Two zaps.', scopes: ['contacts:read'], ipAllowlist: ['203.0.113.7'] }
    expect(await fixture.tokens.edit(ana, tokenKey, { ...edit, scopes: ['profile:read'] })).toMatchObject({
      error: { code: 'invalid_input', fields: { scopes: [expect.any(String)] } },
    })
    expect(await fixture.tokens.edit(ana, tokenKey, { ...edit, ipAllowlist: ['203.0.113.999'] })).toMatchObject({
      error: { fields: { ipAllowlist: ['203.0.113.999 is not a valid IP address or CIDR range.'] } },
    })
    expect(await fixture.tokens.edit(ana, tokenKey, edit)).toMatchObject({
      value: { name: 'Zapier', ipAllowlist: ['203.0.113.7/32'], version: 2 },
    })
    expect(await fixture.tokens.edit(ana, tokenKey, edit)).toMatchObject({ error: { code: 'conflict' } })
    expect(await fixture.tokens.verify(token, { ip: '203.0.113.7', scopes: ['contacts:write'] })).toMatchObject({
      code: 'insufficient_scope',
    })
  })

  it('reports who changed it and when on an edit conflict, and accepts the edit with the new version', async () => {
    const fixture = await openOrgFixture(await open())
    const [ana, rui] = [await fixture.person('owner'), await fixture.person('admin')]
    const { tokenKey } = await fixture.make(ana, { type: 'location', locationId: `${orgId}-downtown` })
    const edit = { name: 'Zapier', note: '', scopes: ['contacts:read'], ipAllowlist: [] }
    const first = await fixture.tokens.edit(rui, tokenKey, { ...edit, version: 1 })
    expect(first.ok).toBe(true)
    const at = (await fixture.clock.now()).toISOString()
    fixture.clock.advance('PT1M')
    const late = { ...edit, name: 'Zapier of Ana' }
    expect(await fixture.tokens.edit(ana, tokenKey, { ...late, version: 1 })).toMatchObject({
      error: { code: 'conflict', changed: { by: rui.name, at, version: 2 } },
    })
    expect(await fixture.tokens.edit(rui, tokenKey, { ...edit, version: 1 })).toMatchObject({
      error: { changed: { by: null, version: 2 } },
    })
    expect(await fixture.tokens.edit(ana, tokenKey, { ...late, version: 2 })).toMatchObject({ value: { name: 'Zapier of Ana' } })
  })

  it('starts a new inactivity period when it is kept', async () => {
    const fixture = await openOrgFixture(await open())
    const ana = await fixture.person('member')
    const { tokenKey } = await fixture.make(ana)
    expect(await fixture.tokens.keep(ana, tokenKey)).toMatchObject({ error: { code: 'wrong_status' } })
    fixture.clock.advance('P75D')
    expect(await fixture.tokens.keep(ana, tokenKey)).toMatchObject({
      value: { status: 'active', inactivityDeletionAt: '2027-05-04T12:00:00.000Z' },
    })
  })

  it('has usage since its creation, but for at least seven days and at most the days asked for', async () => {
    const fixture = await openOrgFixture(await open())
    const ana = await fixture.person('member')
    const { tokenKey } = await fixture.make(ana)
    const shown = async (days: 7 | 30 | 90) => {
      const usage = await fixture.tokens.usage(ana, tokenKey, days)
      return usage.ok && [usage.value.days.length, usage.value.days.at(-1)?.day, usage.value.createdOn]
    }
    expect(await shown(90)).toEqual([7, '2026-11-20', '2026-11-20'])
    fixture.clock.advance('P9D')
    expect([await shown(7), await shown(30)]).toEqual([
      [7, '2026-11-29', '2026-11-20'],
      [10, '2026-11-29', '2026-11-20'],
    ])
    fixture.clock.advance('P90D')
    expect(await shown(90)).toEqual([90, '2027-02-27', '2026-11-20'])
  })

  it('cannot be found by people of another organization or location, or by other members', async () => {
    const fixture = await openOrgFixture(await open())
    const ana = await fixture.person('member', 'Ana Martins')
    const { tokenKey } = await fixture.make(ana)
    const other = 'harbour-org' as OrgId
    await addOrganization(fixture, other)
    const strangers = [
      await fixture.person('member', 'Eve'),
      await fixture.person('manager', 'Mia', { locationIds: [`${orgId}-downtown`] }),
      await fixture.person('owner', 'Oz', { org: other, fresh: true }),
    ]
    for (const stranger of strangers) {
      for (const rejected of [
        await fixture.tokens.show(stranger, tokenKey),
        await fixture.tokens.setActive(stranger, tokenKey, false),
        await fixture.tokens.rotate(stranger, tokenKey, {}),
        await fixture.tokens.revoke(stranger, tokenKey),
        await fixture.tokens.usage(stranger, tokenKey, 30),
        await fixture.tokens.firstUse(stranger, tokenKey),
        await fixture.tokens.recentRequests(stranger, tokenKey, { rejected: false }),
        await fixture.tokens.handOver(stranger, tokenKey),
      ]) {
        expect(rejected).toMatchObject({ error: { code: 'not_found' } })
      }
    }
  })

  it('of a member can be deactivated by an administrator, who activates it again only re-authenticated and never gets its secret', async () => {
    const fixture = await openOrgFixture(await open())
    const { tokenKey, token } = await fixture.make(await fixture.person('member', 'Ana Martins'))
    const stale = await fixture.person('admin', 'Rui Costa')
    const fresh = { ...stale, reauthUntil: new Date('2026-11-20T12:10:00Z') }
    expect(await fixture.tokens.rotate(fresh, tokenKey, {})).toMatchObject({ error: { code: 'forbidden' } })
    expect(await fixture.tokens.setActive(stale, tokenKey, false)).toMatchObject({
      value: { status: 'deactivated', deactivatedBy: 'Rui Costa' },
    })
    expect(await fixture.tokens.verify(token)).toEqual({ active: false, code: 'deactivated' })
    expect(await fixture.tokens.setActive(stale, tokenKey, true)).toMatchObject({ error: { code: 'reauthentication_required' } })
    expect(await fixture.tokens.revoke(stale, tokenKey)).toMatchObject({ error: { code: 'reauthentication_required' } })
    expect((await fixture.tokens.setActive(fresh, tokenKey, true)).ok).toBe(true)
  })

  it('records every change as one audit entry in an unbroken chain, with concurrent writers too', async () => {
    const db = await open()
    const fixture = await openOrgFixture(db, { listedPerPerson: 0, livePerPerson: 0 })
    const ana = await fixture.person('member')
    const made = await Promise.all(Array.from({ length: 10 }, () => fixture.make(ana)))
    await Promise.all(made.map(({ tokenKey }) => fixture.tokens.setActive(ana, tokenKey, false)))
    await Promise.all(made.map(({ tokenKey }) => fixture.tokens.revoke(ana, tokenKey)))
    expect(await fixture.audit.check(orgId)).toEqual({ entries: 30, firstBroken: null })
  })

  it('has a broken audit chain if an entry is missing', async () => {
    const db = await open()
    const fixture = await openOrgFixture(db)
    await fixture.make(await fixture.person('member'))
    await db.write((tx) => tx.auditHead.update({ where: { orgId }, data: { seq: 2 } }))
    expect(await fixture.audit.check(orgId)).toEqual({ entries: 1, firstBroken: 2 })
  })
})
