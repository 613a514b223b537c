import { expect, it } from 'vitest'
import type { AccountActor, PersonActor } from '../actor'
import type { OrgId, TokenKey } from '../ids'
import { type OpenDb, onEveryDatabase } from '../testing/databases/databases'
import { testNotices } from '../testing/fixtures/notices'
import { addOrganization, openOrgFixture, orgId } from '../testing/fixtures/org-fixture'
import type { NewNotification } from './types'

async function openFixture(open: OpenDb) {
  const db = await open()
  const fixture = await openOrgFixture(db)
  const notices = testNotices(fixture)
  const notify = async (notification: NewNotification, org = orgId) => {
    const now = await fixture.clock.now()
    return db.write((tx) => notices.notifyCounted(tx, org, now, notification))
  }
  return { db, fixture, notices, notify }
}

const expired = (dedupe: string, to: NewNotification['to'], subject = 'Zapier sync'): NewNotification => ({
  kind: 'expired',
  to,
  subject,
  dedupe,
  facts: { endsAt: '2026-11-19T12:00:00.000Z' },
})

const account = ({ userId, name, sessionId, reauthUntil, origin }: PersonActor): AccountActor => ({
  kind: 'account',
  userId,
  name,
  sessionId,
  reauthUntil,
  origin,
})

const namesOf = async (db: Awaited<ReturnType<OpenDb>>) =>
  (await db.read.notice.findMany({ select: { userId: true }, orderBy: { userId: 'asc' } })).map(({ userId }) =>
    userId.replace(`${orgId}-`, ''),
  )

onEveryDatabase('notices', (open) => {
  it("about a token notify those responsible: its owner, its location's managers, its administrators", async () => {
    const { db, fixture, notify } = await openFixture(open)
    const locationId = `${orgId}-downtown`
    await fixture.person('owner', 'Olga')
    await fixture.person('admin', 'Adam')
    const manager = await fixture.person('manager', 'Mia')
    await fixture.person('manager', 'Far')
    const ana = await fixture.person('member', 'Ana')
    await db.write((tx) => tx.membershipLocation.create({ data: { orgId, userId: manager.userId, locationId } }))
    const to = (type: string, ownerId: string | null, location: string | null) => ({ token: { type, ownerId, locationId: location } })
    expect(await notify(expired('user', to('user', ana.userId, null)))).toBe(1)
    expect(await namesOf(db)).toEqual(['Ana'])
    expect(await notify(expired('admin', to('admin', null, null)))).toBe(2)
    expect(await notify(expired('location', to('location', null, locationId)))).toBe(3)
    expect(await namesOf(db)).toEqual(['Adam', 'Adam', 'Ana', 'Mia', 'Olga', 'Olga'])
  })

  it('about a deleted destination have no link', async () => {
    const { fixture, notices, notify } = await openFixture(open)
    const ana = await fixture.person('owner', 'Ana')
    const failing = { kind: 'delivery_failing', to: { users: [ana.userId] }, subject: 'Leads' } as const
    await notify({ ...failing, facts: { rejected: 10, destination: 'deleted' }, dedupe: 'failing' })
    expect(await notices.latest(ana)).toMatchObject({ notices: [{ kind: 'delivery_failing', link: null }] })
  })

  it('do not reach removed members or deactivated users', async () => {
    const { db, fixture, notify } = await openFixture(open)
    const ana = await fixture.person('owner', 'Ana')
    const rui = await fixture.person('owner', 'Rui')
    await fixture.person('owner', 'Eva')
    const now = await fixture.clock.now()
    await db.write(async (tx) => {
      await tx.membership.update({ where: { orgId_userId: { orgId, userId: ana.userId } }, data: { deactivatedAt: now } })
      await tx.user.update({ where: { id: rui.userId }, data: { deactivatedAt: now } })
    })
    expect(await notify(expired('one', { roles: ['owner'] }))).toBe(1)
    expect(await namesOf(db)).toEqual(['Eva'])
  })

  it('with the same dedupe are sent once, in the app and by email', async () => {
    const { db, fixture, notify } = await openFixture(open)
    const ana = await fixture.person('member', 'Ana')
    await notify(expired('one', { users: [ana.userId] }))
    await notify(expired('one', { users: [ana.userId] }))
    expect([await db.read.notice.count(), await db.read.mailOutbox.count()]).toEqual([1, 1])
  })

  it('are rolled back with the change they report', async () => {
    const { db, fixture, notices } = await openFixture(open)
    const ana = await fixture.person('member', 'Ana')
    const now = await fixture.clock.now()
    const rolledBack = db.write(async (tx) => {
      await notices.notify(tx, orgId, now, expired('one', { users: [ana.userId] }))
      throw new Error('rolled back')
    })
    await expect(rolledBack).rejects.toThrow('rolled back')
    expect([await db.read.notice.count(), await db.read.mailOutbox.count()]).toEqual([0, 0])
  })

  it('use the channels the person chose, and locked channels stay on', async () => {
    const { db, fixture, notices, notify } = await openFixture(open)
    const ana = await fixture.person('owner', 'Ana')
    expect(await notices.savePreferences(account(ana), { on: ['expired.inApp', 'idle.email'], frequency: 'immediately' })).toEqual({
      ok: true,
      value: null,
    })
    const { kinds } = await notices.preferences(account(ana))
    const of = (kind: string) => kinds.find((each) => each.kind === kind)
    expect(of('expired')).toMatchObject({ inApp: true, email: false, locked: null })
    expect(of('expiring')).toMatchObject({ inApp: false, email: false })
    expect(of('idle')).toMatchObject({ inApp: true, email: true, locked: { inApp: true, email: false } })
    expect(of('role_changed')).toMatchObject({ inApp: true, email: true, locked: { inApp: true, email: true } })
    await notify(expired('one', { roles: ['owner'] }))
    await notify({
      kind: 'role_changed',
      to: { roles: ['owner'] },
      subject: 'Leo',
      facts: { by: 'Rui Costa', role: 'Admin' },
      dedupe: 'two',
    })
    expect(await db.read.notice.count()).toBe(2)
    expect((await db.read.mailOutbox.findMany()).map(({ subject }) => subject)).toEqual(['Rui Costa changed the role of Leo to Admin.'])
  })

  it('in an email treat a name as text: no markup, no header, no changed text direction', async () => {
    const { db, fixture, notify } = await openFixture(open)
    const ana = await fixture.person('member', 'Ana')
    await notify(expired('one', { users: [ana.userId] }, '<img src=x onerror=alert(1)>\r\nBcc: eve@example.com "\u202E'))
    const [email] = await db.read.mailOutbox.findMany()
    expect(email?.html).toContain('<strong><bdi>&lt;img src=x onerror=alert(1)&gt;')
    expect(email?.html).not.toContain('<img')
    expect(email?.subject).not.toMatch(/[\r\n\u202E]/u)
    expect(email?.text).not.toMatch(/\u202E|^Bcc/mu)
    expect(email?.recipient).toBe('ana.northwind-org@example.com')
    expect(email?.text).toContain('http://localhost:3000/settings/notifications')
  })

  it('of one person cannot be read, marked or counted by another', async () => {
    const { fixture, notices, notify } = await openFixture(open)
    const [ana, eve] = [await fixture.person('member', 'Ana'), await fixture.person('member', 'Eve')]
    await notify(expired('one', { users: [ana.userId] }))
    const { notices: rows } = await notices.inbox(account(ana), {})
    const [row] = rows
    expect(row?.parts.map(({ text }) => text).join('')).toBe('Zapier sync expired on 19 Nov. Requests with it are rejected.')
    expect(await notices.markRead(account(eve), row?.id ?? '', true)).toMatchObject({ error: { code: 'not_found' } })
    await notices.markAllRead(account(eve))
    expect([await notices.unread(ana.userId), await notices.unread(eve.userId)]).toEqual([1, 0])
    expect(await notices.inbox(account(eve), { after: row?.id })).toMatchObject({ notices: [] })
    expect(await notices.markRead(account(ana), row?.id ?? '', true)).toMatchObject({ ok: true })
    expect(await notices.unread(ana.userId)).toBe(0)
    expect(await notices.inbox(account(ana), { unread: '1' })).toMatchObject({ notices: [], unread: 0 })
    await notices.markRead(account(ana), row?.id ?? '', false)
    expect(await notices.latest(account(ana))).toMatchObject({ notices: [{ read: false }], unread: 1 })
  })

  it('of all current organizations are in the inbox, paginated and filtered by kind', async () => {
    const { db, fixture, notices, notify } = await openFixture(open)
    const ana = await fixture.person('member', 'Ana')
    const other = 'harbour-org' as OrgId
    await addOrganization(fixture, other)
    await db.write((tx) => tx.membership.create({ data: { orgId: other, userId: ana.userId, role: 'member', createdAt: new Date(0) } }))
    await notify(expired('other', { users: [ana.userId] }), other)
    for (let index = 0; index < 55; index += 1) {
      fixture.clock.advance(1_000)
      await notify(expired(`own-${index}`, { users: [ana.userId] }))
    }
    await notify({
      kind: 'expiring',
      to: { users: [ana.userId] },
      subject: 'Fair',
      facts: { endsAt: '2026-11-21T12:00:00Z' },
      dedupe: 'expiring',
    })
    const first = await notices.inbox(account(ana), { kind: 'no such kind' })
    const second = await notices.inbox(account(ana), { after: first.next })
    expect([first.notices.length, second.notices.length, second.next]).toEqual([50, 7, null])
    expect(new Set([...first.notices, ...second.notices].map(({ id }) => id)).size).toBe(57)
    expect((await notices.inbox(account(ana), { kind: 'expiring' })).notices).toHaveLength(1)
    await db.write((tx) =>
      tx.membership.update({ where: { orgId_userId: { orgId: other, userId: ana.userId } }, data: { deactivatedAt: new Date(1) } }),
    )
    expect(await notices.unread(ana.userId)).toBe(56)
  })

  it('offer to keep a token that is still idle and to open one that still exists', async () => {
    const { fixture, notices, notify } = await openFixture(open)
    const ana = await fixture.person('member', 'Ana')
    const created = await fixture.make(ana)
    const tokenKey = created.tokenKey as TokenKey
    const facts = { inactivityDays: 75, daysLeft: 15, endsAt: '2026-12-05T12:00:00Z' }
    fixture.clock.advance('P75D')
    await notify({ kind: 'idle', to: { users: [ana.userId] }, tokenKey, subject: 'Zapier sync', facts, dedupe: 'idle' })
    const shown = async () => (await notices.inbox(account(ana), {})).notices[0]
    expect(await shown()).toMatchObject({ keep: true, works: true, link: { label: 'Open', href: `/o/${orgId}/tokens/${tokenKey}` } })
    fixture.clock.advance(1_000)
    await fixture.tokens.keep(ana, tokenKey)
    expect(await shown()).toMatchObject({ keep: false, link: { label: 'Open' } })
    await fixture.tokens.revoke(ana, tokenKey)
    expect(await shown()).toMatchObject({ keep: false, link: null, works: null })
  })
})

onEveryDatabase('an admin token', (open) => {
  it('notifies every owner when it is created or changed', async () => {
    const { db, fixture } = await openFixture(open)
    await fixture.person('owner', 'Olga')
    await fixture.person('owner', 'Otto')
    const rui = await fixture.person('admin', 'Rui Costa', { fresh: true })
    const { tokenKey } = await fixture.make(rui, { type: 'admin', name: 'Warehouse', acknowledged: true })
    await fixture.tokens.setActive(rui, tokenKey, false)
    await fixture.tokens.revoke(rui, tokenKey)
    const emails = await db.read.mailOutbox.findMany({ where: { recipient: { startsWith: 'olga' } }, orderBy: { dedupe: 'asc' } })
    expect(emails.map(({ subject }) => subject)).toEqual(
      ['created', 'deactivated', 'deleted'].map((verb) => `Rui Costa ${verb} the admin token Warehouse.`),
    )
    expect(await db.read.notice.count()).toBe(6)
  })
})
