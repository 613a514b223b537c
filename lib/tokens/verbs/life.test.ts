import { expect, it } from 'vitest'
import type { OrgId } from '../../ids'
import { noOrigin } from '../../ports'
import { onEveryDatabase } from '../../testing/databases/databases'
import { movableClock } from '../../testing/fixtures/clock'
import { addOrganization, openOrgFixture, orgId } from '../../testing/fixtures/org-fixture'
import { createTokens } from '../index'
import { handOverView } from '../schema'

onEveryDatabase('the life of a token', (open) => {
  it('rotating keeps the key, and the old secret works until the overlap ends and not a moment longer', async () => {
    const scene = await openOrgFixture(await open())
    const ana = await scene.person('member')
    const { tokenKey, token: old } = await scene.make(ana)
    const rotated = await scene.tokens.rotate(ana, tokenKey, { overlap: 'PT24H' })
    if (!rotated.ok) throw new Error(rotated.error.code)
    const fresh = rotated.value.secret.reveal()
    expect(rotated.value.token).toMatchObject({ tokenKey, status: 'rotating', overlapEndsAt: '2026-11-21T12:00:00.000Z' })
    expect(await scene.tokens.verify(old)).toMatchObject({ active: true, secret: 'previous' })
    expect(await scene.tokens.verify(fresh)).toMatchObject({ active: true, secret: 'current' })
    scene.clock.advance('PT24H')
    expect(await scene.tokens.verify(old)).toEqual({ active: false, code: 'expired' })
    expect(await scene.tokens.verify(fresh)).toMatchObject({ active: true })
  })

  it('the old secret never outlives its own end, and the new one starts a new lifetime', async () => {
    const scene = await openOrgFixture(await open())
    const ana = await scene.person('member')
    const { tokenKey } = await scene.make(ana, { expires: { kind: 'after', duration: 'P30D' } })
    scene.clock.advance('P29D')
    const rotated = await scene.tokens.rotate(ana, tokenKey, { overlap: 'P7D' })
    expect(rotated.ok && rotated.value.token).toMatchObject({
      overlapEndsAt: '2026-12-20T12:00:00.000Z',
      expiresAt: '2027-12-19T12:00:00.000Z',
    })
  })

  it('while an old secret lives, rotating again is rejected', async () => {
    const scene = await openOrgFixture(await open())
    const ana = await scene.person('member')
    const { tokenKey } = await scene.make(ana)
    await scene.tokens.rotate(ana, tokenKey, {})
    expect(await scene.tokens.rotate(ana, tokenKey, {})).toMatchObject({ error: { code: 'wrong_status' } })
  })

  it('two rotations at once make one new secret', async () => {
    const scene = await openOrgFixture(await open())
    const ana = await scene.person('member')
    const { tokenKey } = await scene.make(ana)
    const outcomes = await Promise.all([1, 2, 3].map(() => scene.tokens.rotate(ana, tokenKey, {})))
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
  })

  it('an overlap past the policy is rejected', async () => {
    const scene = await openOrgFixture(await open(), { maxOverlapHours: 24 })
    const ana = await scene.person('member')
    const { tokenKey } = await scene.make(ana)
    expect(await scene.tokens.rotate(ana, tokenKey, { overlap: 'P7D' })).toMatchObject({ error: { code: 'invalid_input' } })
  })

  it('"stop it now" rejects the old secret at once, and "24 hours more" gives exactly that', async () => {
    const scene = await openOrgFixture(await open())
    const ana = await scene.person('member')
    const { tokenKey, token: old } = await scene.make(ana)
    await scene.tokens.rotate(ana, tokenKey, { overlap: 'PT24H' })
    expect(await scene.tokens.changeOverlap(ana, tokenKey, { change: 'extend' })).toMatchObject({
      value: { overlapEndsAt: '2026-11-22T12:00:00.000Z' },
    })
    await scene.tokens.changeOverlap(ana, tokenKey, { change: 'stop' })
    expect(await scene.tokens.verify(old)).toEqual({ active: false, code: 'expired' })
    expect(await scene.tokens.changeOverlap(ana, tokenKey, { change: 'stop' })).toMatchObject({ error: { code: 'wrong_status' } })
  })

  it('"24 hours more" ends with the old secret itself, and is rejected when it gains nothing', async () => {
    const scene = await openOrgFixture(await open())
    const ana = await scene.person('member')
    const { tokenKey, token: old } = await scene.make(ana, { expires: { kind: 'after', duration: 'P30D' } })
    scene.clock.advance('P28DT12H')
    await scene.tokens.rotate(ana, tokenKey, { overlap: 'PT24H' })
    const ownEnd = '2026-12-20T12:00:00.000Z'
    expect(await scene.tokens.changeOverlap(ana, tokenKey, { change: 'extend' })).toMatchObject({ value: { overlapEndsAt: ownEnd } })
    expect(await scene.tokens.changeOverlap(ana, tokenKey, { change: 'extend' })).toMatchObject({
      error: { code: 'invalid_input', fields: { change: ['The old token already works until it expires.'] } },
    })
    scene.clock.advance('PT36H')
    expect(await scene.tokens.verify(old)).toEqual({ active: false, code: 'expired' })
  })

  it('an old secret that was stopped is rejected by a machine whose clock is behind', async () => {
    const scene = await openOrgFixture(await open(), { listedPerPerson: 0 })
    const ana = await scene.person('member')
    const behind = createTokens({ ...scene, clock: movableClock('2026-11-20T11:00:00Z') })
    const [stopped, cut, given] = [await scene.make(ana), await scene.make(ana), await scene.make(ana)]
    for (const { tokenKey } of [stopped, given]) await scene.tokens.rotate(ana, tokenKey, { overlap: 'PT24H' })
    expect(await behind.verify(stopped.token)).toMatchObject({ active: true })
    await scene.tokens.changeOverlap(ana, stopped.tokenKey, { change: 'stop' })
    await scene.tokens.rotate(ana, cut.tokenKey, { overlap: 'PT0S' })
    const entered = await scene.tokens.authenticate(given.token, {}, noOrigin)
    if ('actor' in entered) await scene.tokens.revoke(entered.actor, given.tokenKey)
    for (const { token } of [stopped, cut, given]) expect(await behind.verify(token)).toEqual({ active: false, code: 'expired' })
  })

  it('a holder whose secret was just rotated away ends that secret, not the new one', async () => {
    const scene = await openOrgFixture(await open())
    const ana = await scene.person('member')
    const { tokenKey, token } = await scene.make(ana)
    const entered = await scene.tokens.authenticate(token, {}, noOrigin)
    const rotated = await scene.tokens.rotate(ana, tokenKey, { overlap: 'PT24H' })
    if (!('actor' in entered) || !rotated.ok) throw new Error('rejected')
    expect(await scene.tokens.revoke(entered.actor, tokenKey)).toEqual({ ok: true, value: null })
    expect(await scene.tokens.verify(token)).toEqual({ active: false, code: 'expired' })
    expect(await scene.tokens.verify(rotated.value.secret.reveal())).toMatchObject({ active: true })
    await scene.tokens.rotate(ana, tokenKey, { overlap: 'PT24H' })
    expect(await scene.tokens.revoke(entered.actor, tokenKey)).toMatchObject({ error: { code: 'wrong_status' } })
  })

  it('usage is told apart by secret while rotating', async () => {
    const scene = await openOrgFixture(await open())
    const ana = await scene.person('member')
    const { tokenKey, token: old } = await scene.make(ana)
    const rotated = await scene.tokens.rotate(ana, tokenKey, {})
    if (!rotated.ok) throw new Error(rotated.error.code)
    await scene.tokens.verify(old)
    await scene.tokens.verify(old)
    await scene.tokens.verify(rotated.value.secret.reveal())
    await scene.usage.flush()
    const shown = await scene.tokens.show(ana, tokenKey)
    expect(shown.ok && shown.value.handOver).toMatchObject({
      current: { requests: 1, lastUsedAt: '2026-11-20T12:00:00.000Z' },
      previous: { lastUsedAt: '2026-11-20T12:00:00.000Z' },
    })
  })

  it('who follows a hand-over reads what the page says, and nothing once the overlap is over', async () => {
    const scene = await openOrgFixture(await open())
    const ana = await scene.person('member')
    const { tokenKey, token: old } = await scene.make(ana)
    const followed = async () => {
      const read = await scene.tokens.handOver(ana, tokenKey)
      return read.ok ? handOverView.parse(read.value) : null
    }
    expect(await followed()).toEqual({ handOver: null, now: '2026-11-20T12:00:00.000Z' })
    const rotated = await scene.tokens.rotate(ana, tokenKey, { overlap: 'PT24H' })
    const nobody = { lastUsedAt: null }
    expect(await followed()).toMatchObject({
      handOver: { current: { requests: 0, ...nobody }, previous: nobody, endsAt: '2026-11-21T12:00:00.000Z' },
    })
    scene.clock.advance('PT1H')
    if (rotated.ok) await scene.tokens.verify(rotated.value.secret.reveal())
    await scene.tokens.verify(old)
    await scene.usage.flush()
    const lately = { lastUsedAt: '2026-11-20T13:00:00.000Z' }
    expect(await followed()).toMatchObject({ handOver: { current: { requests: 1, ...lately }, previous: lately }, now: lately.lastUsedAt })
    const shown = await scene.tokens.show(ana, tokenKey)
    expect(shown.ok && shown.value.handOver).toEqual((await followed())?.handOver)
    scene.clock.advance('PT23H')
    expect(await followed()).toEqual({ handOver: null, now: '2026-11-21T12:00:00.000Z' })
  })

  it('the use of the old secret is never told as one of the new, nor use before the rotation as one since', async () => {
    const scene = await openOrgFixture(await open())
    const ana = await scene.person('member')
    const { tokenKey, token: old } = await scene.make(ana)
    const sides = async () => {
      await scene.usage.flush()
      const shown = await scene.tokens.show(ana, tokenKey)
      return shown.ok ? shown.value.handOver : null
    }
    await scene.tokens.verify(old)
    scene.clock.advance('PT30M')
    const rotated = await scene.tokens.rotate(ana, tokenKey, { overlap: 'PT24H' })
    const nobody = { requests: 0, lastUsedAt: null }
    expect(await sides()).toMatchObject({ current: nobody, previous: { lastUsedAt: null } })
    scene.clock.advance('PT1H')
    await scene.tokens.verify(old)
    expect(await sides()).toMatchObject({ current: nobody, previous: { lastUsedAt: '2026-11-20T13:30:00.000Z' } })
    expect(await scene.tokens.firstUse(ana, tokenKey)).toMatchObject({ value: { accepted: null } })
    if (rotated.ok) await scene.tokens.verify(rotated.value.secret.reveal(), { ip: '203.0.113.9' })
    expect(await sides()).toMatchObject({ current: { requests: 1, lastUsedAt: '2026-11-20T13:30:00.000Z' } })
    expect(await scene.tokens.firstUse(ana, tokenKey)).toMatchObject({ value: { accepted: { from: '203.0.113.9' } } })
  })

  it('a removed token leaves the list and the limit and keeps working; restoring needs a place', async () => {
    const scene = await openOrgFixture(await open(), { listedPerPerson: 1 })
    const ana = await scene.person('member')
    const { tokenKey, token } = await scene.make(ana)
    expect(await scene.tokens.remove(ana, tokenKey)).toMatchObject({ value: { status: 'removed', works: true } })
    expect(await scene.tokens.verify(token)).toMatchObject({ active: true })
    const second = await scene.make(ana)
    expect(await scene.tokens.restore(ana, tokenKey)).toEqual({
      ok: false,
      error: { code: 'limit_reached', detail: 'You already have 1 listed token.' },
    })
    await scene.tokens.revoke(ana, second.tokenKey)
    expect(await scene.tokens.restore(ana, tokenKey)).toMatchObject({ value: { status: 'active' } })
  })

  it('where policy does not offer removing, it is rejected', async () => {
    const scene = await openOrgFixture(await open(), { removeAllowed: false })
    const ana = await scene.person('member')
    const { tokenKey } = await scene.make(ana)
    expect(await scene.tokens.remove(ana, tokenKey)).toMatchObject({ error: { code: 'wrong_status' } })
  })

  it('a deleted token is rejected for good and is gone from every answer', async () => {
    const scene = await openOrgFixture(await open())
    const ana = await scene.person('member')
    const { tokenKey, token } = await scene.make(ana)
    expect(await scene.tokens.revoke(ana, tokenKey)).toEqual({ ok: true, value: null })
    expect(await scene.tokens.verify(token)).toEqual({ active: false, code: 'deleted' })
    for (const again of [
      await scene.tokens.setActive(ana, tokenKey, true),
      await scene.tokens.restore(ana, tokenKey),
      await scene.tokens.revoke(ana, tokenKey),
      await scene.tokens.show(ana, tokenKey),
    ]) {
      expect(again).toMatchObject({ error: { code: 'not_found' } })
    }
  })

  it('an expired token cannot be activated, edited, rotated or restored', async () => {
    const scene = await openOrgFixture(await open())
    const ana = await scene.person('member')
    const { tokenKey } = await scene.make(ana)
    await scene.tokens.setActive(ana, tokenKey, false)
    scene.clock.advance('P1Y')
    for (const rejected of [
      await scene.tokens.setActive(ana, tokenKey, true),
      await scene.tokens.rotate(ana, tokenKey, {}),
      await scene.tokens.restore(ana, tokenKey),
    ]) {
      expect(rejected).toMatchObject({ error: { code: 'wrong_status' } })
    }
  })

  it('a holder ends its own token, and its owner is told; with the old secret only that secret', async () => {
    const scene = await openOrgFixture(await open())
    const ana = await scene.person('member')
    const { tokenKey, token: old } = await scene.make(ana)
    const rotated = await scene.tokens.rotate(ana, tokenKey, {})
    if (!rotated.ok) throw new Error(rotated.error.code)
    const fresh = rotated.value.secret.reveal()
    const enter = async (token: string) => {
      const entered = await scene.tokens.authenticate(token, {}, noOrigin)
      if (!('actor' in entered)) throw new Error('rejected')
      return entered.actor
    }
    await scene.tokens.revoke(await enter(old), tokenKey)
    expect(await scene.tokens.verify(old)).toEqual({ active: false, code: 'expired' })
    const holder = await enter(fresh)
    await scene.tokens.revoke(holder, tokenKey)
    const notices = await scene.db.read.notice.findMany({ select: { kind: true, tokenKey: true, facts: true } })
    expect(notices).toEqual([{ kind: 'expired', tokenKey, facts: expect.stringContaining('"endedBy":"holder"') }])
    const mails = await scene.db.read.mailOutbox.findMany({ where: { subject: { contains: 'was ended by the software' } } })
    expect(mails.map(({ text }) => [text.includes('Open notifications'), text.includes(tokenKey)])).toEqual([[true, false]])
    expect(await scene.tokens.verify(fresh)).toEqual({ active: false, code: 'deleted' })
  })

  it('an admin token that its software ends is told of once to each owner and each admin', async () => {
    const scene = await openOrgFixture(await open())
    const [ana, rui] = [await scene.person('owner', 'Ana Martins', { fresh: true }), await scene.person('admin', 'Rui Costa')]
    const { tokenKey, token } = await scene.make(ana, { type: 'admin', acknowledged: true })
    await scene.db.write((tx) => tx.notice.deleteMany())
    const entered = await scene.tokens.authenticate(token, {}, noOrigin)
    if (!('actor' in entered)) throw new Error('rejected')
    await scene.tokens.revoke(entered.actor, tokenKey)
    const notices = await scene.db.read.notice.findMany({ select: { userId: true, kind: true }, orderBy: { kind: 'asc' } })
    expect(notices).toEqual([
      { userId: ana.userId, kind: 'admin_token_changed' },
      { userId: rui.userId, kind: 'expired' },
    ])
  })

  it('access only ever gets narrower, and an edit of an old version is a conflict', async () => {
    const scene = await openOrgFixture(await open())
    const ana = await scene.person('member')
    const { tokenKey, token } = await scene.make(ana)
    const edit = { version: 1, name: 'Zapier', note: 'Two zaps.', scopes: ['contacts:read'], ipAllowlist: ['203.0.113.7'] }
    expect(await scene.tokens.edit(ana, tokenKey, { ...edit, scopes: ['profile:read'] })).toMatchObject({
      error: { code: 'invalid_input', fields: { scopes: [expect.any(String)] } },
    })
    expect(await scene.tokens.edit(ana, tokenKey, { ...edit, ipAllowlist: ['203.0.113.999'] })).toMatchObject({
      error: { fields: { ipAllowlist: ['203.0.113.999 is not a valid IP address or CIDR range.'] } },
    })
    expect(await scene.tokens.edit(ana, tokenKey, edit)).toMatchObject({
      value: { name: 'Zapier', ipAllowlist: ['203.0.113.7/32'], version: 2 },
    })
    expect(await scene.tokens.edit(ana, tokenKey, edit)).toMatchObject({ error: { code: 'conflict' } })
    expect(await scene.tokens.verify(token, { ip: '203.0.113.7', scopes: ['contacts:write'] })).toMatchObject({
      code: 'insufficient_scope',
    })
  })

  it('an edit of an old version says who came first and when, and goes through once that version is named', async () => {
    const scene = await openOrgFixture(await open())
    const [ana, rui] = [await scene.person('owner'), await scene.person('admin')]
    const { tokenKey } = await scene.make(ana, { type: 'location', locationId: `${orgId}-downtown` })
    const edit = { name: 'Zapier', note: '', scopes: ['contacts:read'], ipAllowlist: [] }
    const first = await scene.tokens.edit(rui, tokenKey, { ...edit, version: 1 })
    expect(first.ok).toBe(true)
    const at = (await scene.clock.now()).toISOString()
    scene.clock.advance('PT1M')
    const late = { ...edit, name: 'Zapier of Ana' }
    expect(await scene.tokens.edit(ana, tokenKey, { ...late, version: 1 })).toMatchObject({
      error: { code: 'conflict', changed: { by: rui.name, at, version: 2 } },
    })
    expect(await scene.tokens.edit(rui, tokenKey, { ...edit, version: 1 })).toMatchObject({ error: { changed: { by: null, version: 2 } } })
    expect(await scene.tokens.edit(ana, tokenKey, { ...late, version: 2 })).toMatchObject({ value: { name: 'Zapier of Ana' } })
  })

  it('keeping an idle token restarts the count of disuse', async () => {
    const scene = await openOrgFixture(await open())
    const ana = await scene.person('member')
    const { tokenKey } = await scene.make(ana)
    expect(await scene.tokens.keep(ana, tokenKey)).toMatchObject({ error: { code: 'wrong_status' } })
    scene.clock.advance('P75D')
    expect(await scene.tokens.keep(ana, tokenKey)).toMatchObject({
      value: { status: 'active', inactivityDeletionAt: '2027-05-04T12:00:00.000Z' },
    })
  })

  it('nobody changes the tokens of another person, organization or location: they are not there', async () => {
    const scene = await openOrgFixture(await open())
    const ana = await scene.person('member', 'Ana Martins')
    const { tokenKey } = await scene.make(ana)
    const other = 'harbour-org' as OrgId
    await addOrganization(scene, other)
    const strangers = [
      await scene.person('member', 'Eve'),
      await scene.person('manager', 'Mia', { locationIds: [`${orgId}-downtown`] }),
      await scene.person('owner', 'Oz', { org: other, fresh: true }),
    ]
    for (const stranger of strangers) {
      for (const rejected of [
        await scene.tokens.show(stranger, tokenKey),
        await scene.tokens.setActive(stranger, tokenKey, false),
        await scene.tokens.rotate(stranger, tokenKey, {}),
        await scene.tokens.revoke(stranger, tokenKey),
        await scene.tokens.usage(stranger, tokenKey, 30),
        await scene.tokens.firstUse(stranger, tokenKey),
        await scene.tokens.handOver(stranger, tokenKey),
      ]) {
        expect(rejected).toMatchObject({ error: { code: 'not_found' } })
      }
    }
  })

  it('an administrator stops the token of a member with a fresh sign-in, and never gets its secret', async () => {
    const scene = await openOrgFixture(await open())
    const { tokenKey, token } = await scene.make(await scene.person('member', 'Ana Martins'))
    const stale = await scene.person('admin', 'Rui Costa')
    const fresh = { ...stale, reauthUntil: new Date('2026-11-20T12:10:00Z') }
    expect(await scene.tokens.setActive(stale, tokenKey, false)).toMatchObject({ error: { code: 'reauthentication_required' } })
    expect(await scene.tokens.rotate(fresh, tokenKey, {})).toMatchObject({ error: { code: 'forbidden' } })
    expect(await scene.tokens.setActive(fresh, tokenKey, false)).toMatchObject({
      value: { status: 'deactivated', deactivatedBy: 'Rui Costa' },
    })
    expect(await scene.tokens.verify(token)).toEqual({ active: false, code: 'deactivated' })
  })

  it('every change is one audit row in an unbroken chain, also with many writers at once', async () => {
    const db = await open()
    const scene = await openOrgFixture(db, { listedPerPerson: 0, livePerPerson: 0 })
    const ana = await scene.person('member')
    const made = await Promise.all(Array.from({ length: 10 }, () => scene.make(ana)))
    await Promise.all(made.map(({ tokenKey }) => scene.tokens.setActive(ana, tokenKey, false)))
    await Promise.all(made.map(({ tokenKey }) => scene.tokens.revoke(ana, tokenKey)))
    expect(await scene.audit.check(orgId)).toEqual({ entries: 30, firstBroken: null })
  })

  it('a chain from which a row was cut is broken', async () => {
    const db = await open()
    const scene = await openOrgFixture(db)
    await scene.make(await scene.person('member'))
    await db.write((tx) => tx.auditHead.update({ where: { orgId }, data: { seq: 2 } }))
    expect(await scene.audit.check(orgId)).toEqual({ entries: 1, firstBroken: 2 })
  })
})
