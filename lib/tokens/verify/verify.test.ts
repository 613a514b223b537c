import { expect, it, vi } from 'vitest'
import type { OrgId } from '../../ids'
import { noOrigin } from '../../ports'
import { onEveryDatabase, type TestDb } from '../../testing/databases/databases'
import { addOrganization, openOrgFixture, orgId, userToken } from '../../testing/fixtures/org-fixture'
import { daysAfter } from '../../time/calendar'

const flip = (token: string) => (token.endsWith('0') ? `${token.slice(0, -1)}1` : `${token.slice(0, -1)}0`)

onEveryDatabase('verify', (open) => {
  it('a token is rejected on the next request after deactivation and accepted on the next after activation', async () => {
    const fixture = await openOrgFixture(await open())
    const ana = await fixture.person('member')
    const { tokenKey, token } = await fixture.make(ana)
    await fixture.tokens.setActive(ana, tokenKey, false)
    expect(await fixture.tokens.verify(token)).toEqual({ active: false, code: 'deactivated' })
    await fixture.tokens.setActive(ana, tokenKey, true)
    expect(await fixture.tokens.verify(token)).toMatchObject({ active: true })
  })

  it('a token with a wrong checksum is rejected without a database query', async () => {
    const db = await open()
    const fixture = await openOrgFixture(db)
    const { token } = await fixture.make(await fixture.person('member'))
    await db.close()
    expect(await fixture.tokens.verify(flip(token))).toEqual({ active: false, code: 'malformed' })
  })

  it('verify throws if the database is unavailable', async () => {
    const db = await open()
    const fixture = await openOrgFixture(db)
    const { token } = await fixture.make(await fixture.person('member'))
    const rename = (from: string, to: string) => db.write((tx) => tx.$executeRawUnsafe(`ALTER TABLE "${from}" RENAME TO "${to}"`))
    await rename('TokenUse', 'Unavailable')
    await expect(fixture.tokens.verify(token)).rejects.toThrow()
    await rename('Unavailable', 'TokenUse')
  })

  it('an old secret is expired after a rotation without overlap, and unknown after another rotation', async () => {
    const fixture = await openOrgFixture(await open(), { listedPerPerson: 0 })
    const ana = await fixture.person('member')
    const { tokenKey, token } = await fixture.make(ana)
    const rotated = await fixture.tokens.rotate(ana, tokenKey, { overlap: 'PT0S' })
    expect(rotated.ok && (await fixture.tokens.verify(rotated.value.secret.reveal()))).toMatchObject({ active: true })
    expect(await fixture.tokens.verify(token)).toEqual({ active: false, code: 'expired' })
    await fixture.tokens.rotate(ana, tokenKey, { overlap: 'PT0S' })
    expect(await fixture.tokens.verify(token)).toEqual({ active: false, code: 'unknown' })
  })

  it('a token is rejected exactly from its expiration on', async () => {
    const fixture = await openOrgFixture(await open())
    const { token } = await fixture.make(await fixture.person('member'), { expires: { kind: 'after', duration: 'P30D' } })
    fixture.clock.advance('P30D')
    fixture.clock.advance(-1)
    expect(await fixture.tokens.verify(token)).toMatchObject({ active: true })
    fixture.clock.advance(1)
    expect(await fixture.tokens.verify(token)).toEqual({ active: false, code: 'expired' })
  })

  it('a use is awaited for ten minutes after creation or rotation', async () => {
    const fixture = await openOrgFixture(await open())
    const ana = await fixture.person('member')
    const record = vi.spyOn(fixture.usage, 'record')
    const isAwaited = async (presented: string) => {
      await fixture.tokens.verify(presented)
      return record.mock.lastCall?.[0].awaited
    }
    const { tokenKey, token } = await fixture.make(ana)
    fixture.clock.advance('PT10M')
    expect(await isAwaited(token)).toBe(true)
    fixture.clock.advance(1)
    expect(await isAwaited(token)).toBe(false)
    const rotated = await fixture.tokens.rotate(ana, tokenKey, { overlap: 'PT0S' })
    expect(await isAwaited(rotated.ok ? rotated.value.secret.reveal() : '')).toBe(true)
  })

  it.each([90, 10, 1])('under a rule of %d days, a use in the notice window waits for a write once an hour', async (inactivityDays) => {
    const db = await open()
    const fixture = await openOrgFixture(db, { inactivityDays, noticeDays: inactivityDays === 1 ? [] : [7], maxLifetime: null })
    const { token } = await fixture.make(await fixture.person('member'))
    fixture.clock.set(daysAfter(new Date('2026-11-20T12:00:00Z'), inactivityDays - 0.5))
    const write = vi.spyOn(db, 'write')
    const writesOf = async (times: number) => {
      write.mockClear()
      for (let more = 0; more < times; more += 1) expect(await fixture.tokens.verify(token)).toMatchObject({ active: true })
      return write.mock.calls.length
    }
    expect(await writesOf(1)).toBe(1)
    expect(await db.read.usageHour.findMany()).toMatchObject([{ accepted: 1 }])
    fixture.clock.advance('PT1H')
    expect(await writesOf(20)).toBe(0)
    await fixture.usage.flush()
    fixture.clock.advance('PT1H')
    fixture.clock.advance(1)
    // under a long rule, the written use has ended the notice window
    expect(await writesOf(20)).toBe(inactivityDays === 90 ? 0 : 1)
  })

  it('verification goes on while nothing can be written, and what it records is written later', async () => {
    const db = await open()
    const fixture = await openOrgFixture(db, { inactivityDays: 10, noticeDays: [7] })
    const ana = await fixture.person('member')
    const { tokenKey, token } = await fixture.make(ana)
    const write = vi.spyOn(db, 'write').mockRejectedValue(new Error('disk full'))
    expect(await fixture.tokens.verify(token)).toMatchObject({ active: true })
    expect(await fixture.tokens.verify(token, { scopes: ['profile:read'] })).toMatchObject({ code: 'insufficient_scope' })
    expect(await fixture.tokens.authenticate(token, {}, noOrigin)).toMatchObject({ actor: { tokenKey } })
    await expect(fixture.usage.flush()).rejects.toThrow('disk full')
    write.mockRestore()
    await fixture.usage.flush()
    expect(await db.read.usageHour.findMany()).toMatchObject([{ accepted: 2, rejected: 1 }])
    expect(await db.read.recentRequest.count()).toBe(2)
  })

  it('the first use is urgent for as long as the token can be kept', async () => {
    const db = await open()
    const fixture = await openOrgFixture(db, { inactivityDays: 90, noticeDays: [30, 7], maxLifetime: null, noExpirationAllowed: true })
    const ana = await fixture.person('member')
    const { tokenKey, token } = await fixture.make(ana, { expires: { kind: 'never' } })
    const record = vi.spyOn(fixture.usage, 'record').mockResolvedValue()
    const onDay = async (days: number) => {
      fixture.clock.set(daysAfter(new Date('2026-11-20T12:00:00Z'), days))
      await fixture.tokens.verify(token)
      const shown = await fixture.tokens.show(ana, tokenKey)
      return [record.mock.lastCall?.[0].urgent, shown.ok && shown.value.token.actions.includes('keep')]
    }
    expect(await onDay(59)).toEqual([false, false])
    expect(await onDay(60)).toEqual([true, true])
    expect(await onDay(75)).toEqual([true, true])
  })

  it('a token must have all required scopes, and the missing ones are named', async () => {
    const fixture = await openOrgFixture(await open())
    const { token } = await fixture.make(await fixture.person('member'), { scopes: ['contacts:read'] })
    expect(await fixture.tokens.verify(token, { scopes: ['contacts:read'] })).toMatchObject({ active: true })
    expect(await fixture.tokens.verify(token, { scopes: ['contacts:read', 'contacts:write'] })).toEqual({
      active: false,
      code: 'insufficient_scope',
      missing: ['contacts:write'],
    })
  })

  it("a token has no scopes beyond its owner's current role", async () => {
    const db = await open()
    const fixture = await openOrgFixture(db)
    const mia = await fixture.person('manager', 'Mia')
    const { token } = await fixture.make(mia, { scopes: ['contacts:read', 'hooks:write'] })
    await db.write((tx) => tx.membership.updateMany({ where: { userId: mia.userId }, data: { role: 'member' } }))
    expect(await fixture.tokens.verify(token)).toMatchObject({ scopes: ['contacts:read'] })
    expect(await fixture.tokens.verify(token, { scopes: ['hooks:write'] })).toMatchObject({ code: 'insufficient_scope' })
  })

  it('a token with an IP allowlist is rejected from other IPs and without an IP', async () => {
    const fixture = await openOrgFixture(await open())
    const { token } = await fixture.make(await fixture.person('member'), { ipAllowlist: ['203.0.113.0/24'] })
    expect(await fixture.tokens.verify(token, { ip: '::ffff:203.0.113.9' })).toMatchObject({ active: true })
    for (const ip of ['198.51.100.1', null])
      expect(await fixture.tokens.verify(token, { ip })).toMatchObject({ code: 'address_not_allowed' })
    expect(await fixture.tokens.verify(token)).toMatchObject({ code: 'address_not_allowed' })
  })

  it.each([
    [
      "its owner's membership is deactivated",
      (db: TestDb) => db.write((tx) => tx.membership.updateMany({ data: { deactivatedAt: new Date() } })),
    ],
    ["its owner's account is deactivated", (db: TestDb) => db.write((tx) => tx.user.updateMany({ data: { deactivatedAt: new Date() } }))],
    ['the organization is closing', (db: TestDb) => db.write((tx) => tx.organization.updateMany({ data: { closingAt: new Date() } }))],
  ])('a user token is suspended while %s', async (_name, change) => {
    const db = await open()
    const fixture = await openOrgFixture(db)
    const { token } = await fixture.make(await fixture.person('member'))
    await change(db)
    expect(await fixture.tokens.verify(token)).toEqual({ active: false, code: 'suspended' })
  })

  it('a location token is suspended only while its location is archived, not by deactivated members', async () => {
    const db = await open()
    const fixture = await openOrgFixture(db)
    const rui = await fixture.person('owner')
    const { token } = await fixture.make(rui, { type: 'location', locationId: `${orgId}-harbour` })
    await db.write((tx) => tx.membership.updateMany({ data: { deactivatedAt: new Date() } }))
    expect(await fixture.tokens.verify(token)).toMatchObject({ active: true, locationId: `${orgId}-harbour`, userId: null })
    await db.write((tx) => tx.location.updateMany({ data: { archivedAt: new Date() } }))
    expect(await fixture.tokens.verify(token)).toEqual({ active: false, code: 'suspended' })
  })

  it("another organization's token is unknown to the caller", async () => {
    const fixture = await openOrgFixture(await open())
    const other = 'harbour-org' as OrgId
    await addOrganization(fixture, other)
    const { token } = await fixture.make(await fixture.person('member', 'Eve', { org: other }))
    expect(await fixture.tokens.verify(token, { orgId })).toEqual({ active: false, code: 'unknown' })
    expect(await fixture.tokens.verify(token, { orgId: other })).toMatchObject({ active: true })
  })

  it.each([
    ['scopes', `'contacts:read contacts:write profile:write'`],
    ['ipAllowlist', `'0.0.0.0/0'`],
    ['type', `'admin'`],
    ['ownerId', 'NULL'],
    ['locationId', `'${orgId}-harbour'`],
    ['deactivatedAt', 'NULL'],
    ['generation', '7'],
    ['requestsPerMinute', '7'],
    ['version', '99'],
    ['seal', `'forged'`],
    ['sealId', `'none'`],
  ])('a row whose %s was edited by SQL is unknown', async (column, value) => {
    const db = await open()
    const fixture = await openOrgFixture(db)
    const ana = await fixture.person('member')
    const { tokenKey, token } = await fixture.make(ana)
    await fixture.tokens.setActive(ana, tokenKey, false)
    await db.write((tx) => tx.$executeRawUnsafe(`UPDATE "Token" SET "${column}" = ${value}`))
    expect(await fixture.tokens.verify(token)).toEqual({ active: false, code: 'unknown' })
  })

  it('a change never re-seals a row that was edited by SQL', async () => {
    const db = await open()
    const fixture = await openOrgFixture(db)
    const ana = await fixture.person('member')
    const { tokenKey, token } = await fixture.make(ana)
    await db.write((tx) => tx.$executeRawUnsafe(`UPDATE "Token" SET "scopes" = 'profile:write'`))
    expect(await fixture.tokens.setActive(ana, tokenKey, false)).toMatchObject({ error: { code: 'not_found' } })
    expect(await fixture.tokens.verify(token)).toEqual({ active: false, code: 'unknown' })
  })

  it('accepted and rejected requests are counted', async () => {
    const db = await open()
    const fixture = await openOrgFixture(db)
    const ana = await fixture.person('member')
    const { tokenKey, token } = await fixture.make(ana)
    await fixture.tokens.verify(token, { ip: '203.0.113.9' })
    await fixture.tokens.verify(token, { scopes: ['profile:read'] })
    await fixture.usage.flush()
    const shown = await fixture.tokens.show(ana, tokenKey)
    expect(shown.ok && shown.value.token).toMatchObject({ lastUsedFrom: '203.0.113.9', usedToday: 1 })
    expect(shown.ok && shown.value.token.days.at(-1)).toEqual({ accepted: 1, rejected: 1 })
    expect(await fixture.tokens.firstUse(ana, tokenKey)).toMatchObject({
      value: { accepted: { from: '203.0.113.9' }, rejected: { code: 'insufficient_scope' } },
    })
  })

  it('a token is described to its holder with its current scopes', async () => {
    const fixture = await openOrgFixture(await open())
    const ana = await fixture.person('member', 'Ana Martins')
    const { tokenKey, token } = await fixture.make(ana)
    const authenticated = await fixture.tokens.authenticate(token, {}, noOrigin)
    if (!('actor' in authenticated)) throw new Error('rejected')
    expect(await fixture.tokens.describe(authenticated.actor)).toMatchObject({
      value: {
        tokenKey,
        name: userToken.name,
        status: 'active',
        organization: { name: 'Northwind Realty' },
        owner: { name: 'Ana Martins' },
      },
    })
  })
})
