import { expect, it } from 'vitest'
import type { AccountActor, PersonActor } from '../actor'
import type { OrgId, TokenKey } from '../ids'
import { type OpenDb, onEveryDatabase } from '../testing/databases/databases'
import { testNotices } from '../testing/fixtures/notices'
import { addOrganization, openOrgFixture, orgId } from '../testing/fixtures/org-fixture'
import type { NewNotification } from './index'

async function open3(open: OpenDb) {
  const db = await open()
  const scene = await openOrgFixture(db)
  const notices = testNotices(scene)
  const tell = async (told: NewNotification, org = orgId) => {
    const now = await scene.clock.now()
    return db.write((tx) => notices.notifyCounted(tx, org, now, told))
  }
  return { db, scene, notices, tell }
}

const ended = (dedupe: string, to: NewNotification['to'], subject = 'Zapier sync'): NewNotification => ({
  ...{ kind: 'expired', to, subject, dedupe },
  facts: { endsAt: '2026-11-19T12:00:00.000Z' },
})

const account = ({ userId, name, sessionId, reauthUntil, origin }: PersonActor): AccountActor => ({
  ...{ kind: 'account', userId, name, sessionId, reauthUntil, origin },
})

const namesOf = async (db: Awaited<ReturnType<OpenDb>>) =>
  (await db.read.notice.findMany({ select: { userId: true }, orderBy: { userId: 'asc' } })).map(({ userId }) =>
    userId.replace(`${orgId}-`, ''),
  )

onEveryDatabase('notices', (open) => {
  it('reach who answers for a token: its owner, its location’s managers, its administrators', async () => {
    const { db, scene, tell } = await open3(open)
    const near = `${orgId}-downtown`
    await scene.person('owner', 'Olga')
    await scene.person('admin', 'Adam')
    const manager = await scene.person('manager', 'Mia')
    await scene.person('manager', 'Far')
    const ana = await scene.person('member', 'Ana')
    await db.write((tx) => tx.membershipLocation.create({ data: { orgId, userId: manager.userId, locationId: near } }))
    const to = (type: string, ownerId: string | null, locationId: string | null) => ({ token: { type, ownerId, locationId } })
    expect(await tell(ended('user', to('user', ana.userId, null)))).toBe(1)
    expect(await namesOf(db)).toEqual(['Ana'])
    expect(await tell(ended('admin', to('admin', null, null)))).toBe(2)
    expect(await tell(ended('location', to('location', null, near)))).toBe(3)
    expect(await namesOf(db)).toEqual(['Adam', 'Adam', 'Ana', 'Mia', 'Olga', 'Olga'])
  })

  it('lead nowhere once what they are about is deleted', async () => {
    const { scene, notices, tell } = await open3(open)
    const ana = await scene.person('owner', 'Ana')
    const failing = { kind: 'delivery_failing', to: { users: [ana.userId] }, subject: 'Leads' } as const
    await tell({ ...failing, facts: { rejected: 10, destination: 'deleted' }, dedupe: 'failing' })
    expect(await notices.latest(ana)).toMatchObject({ notices: [{ kind: 'delivery_failing', link: null }] })
  })

  it('do not reach people who have left or were switched off', async () => {
    const { db, scene, tell } = await open3(open)
    const ana = await scene.person('owner', 'Ana')
    const rui = await scene.person('owner', 'Rui')
    await scene.person('owner', 'Eva')
    const now = await scene.clock.now()
    await db.write(async (tx) => {
      await tx.membership.update({ where: { orgId_userId: { orgId, userId: ana.userId } }, data: { deactivatedAt: now } })
      await tx.user.update({ where: { id: rui.userId }, data: { deactivatedAt: now } })
    })
    expect(await tell(ended('one', { roles: ['owner'] }))).toBe(1)
    expect(await namesOf(db)).toEqual(['Eva'])
  })

  it('are told once, in the app and by mail, whoever tries', async () => {
    const { db, scene, tell } = await open3(open)
    const ana = await scene.person('member', 'Ana')
    await tell(ended('one', { users: [ana.userId] }))
    await tell(ended('one', { users: [ana.userId] }))
    expect([await db.read.notice.count(), await db.read.mailOutbox.count()]).toEqual([1, 1])
  })

  it('are undone with the change they tell of', async () => {
    const { db, scene, notices } = await open3(open)
    const ana = await scene.person('member', 'Ana')
    const now = await scene.clock.now()
    const undone = db.write(async (tx) => {
      await notices.notify(tx, orgId, now, ended('one', { users: [ana.userId] }))
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    expect([await db.read.notice.count(), await db.read.mailOutbox.count()]).toEqual([0, 0])
  })

  it('go where the person wants them, and what is locked on stays on', async () => {
    const { db, scene, notices, tell } = await open3(open)
    const ana = await scene.person('owner', 'Ana')
    expect(await notices.savePreferences(account(ana), { on: ['ended.inApp', 'idle.mail'], frequency: 'immediately' })).toEqual({
      ok: true,
      value: null,
    })
    const { kinds: chosen } = await notices.preferences(account(ana))
    const of = (kind: string) => chosen.find((each) => each.kind === kind)
    expect(of('expired')).toMatchObject({ inApp: true, mail: false, locked: null })
    expect(of('expiring')).toMatchObject({ inApp: false, mail: false })
    expect(of('idle')).toMatchObject({ inApp: true, mail: true, locked: { inApp: true, mail: false } })
    expect(of('role_changed')).toMatchObject({ inApp: true, mail: true, locked: { inApp: true, mail: true } })
    await tell(ended('one', { roles: ['owner'] }))
    await tell({ kind: 'role_changed', to: { roles: ['owner'] }, subject: 'Leo', facts: { by: 'Rui Costa', role: 'Admin' }, dedupe: 'two' })
    expect(await db.read.notice.count()).toBe(2)
    expect((await db.read.mailOutbox.findMany()).map(({ subject }) => subject)).toEqual(['Rui Costa changed the role of Leo to Admin.'])
  })

  it('in a mail a name is text: no markup, no header, no turned direction', async () => {
    const { db, scene, tell } = await open3(open)
    const ana = await scene.person('member', 'Ana')
    await tell(ended('one', { users: [ana.userId] }, '<img src=x onerror=alert(1)>\r\nBcc: eve@example.com "\u202E'))
    const [mail] = await db.read.mailOutbox.findMany()
    expect(mail?.html).toContain('<strong><bdi>&lt;img src=x onerror=alert(1)&gt;')
    expect(mail?.html).not.toContain('<img')
    expect(mail?.subject).not.toMatch(/[\r\n\u202E]/u)
    expect(mail?.text).not.toMatch(/\u202E|^Bcc/mu)
    expect(mail?.recipient).toBe('ana.northwind-org@example.com')
    expect(mail?.text).toContain('http://localhost:3000/settings/notifications')
  })

  it('the inbox is a person’s own: others read, mark and count nothing of it', async () => {
    const { scene, notices, tell } = await open3(open)
    const [ana, eve] = [await scene.person('member', 'Ana'), await scene.person('member', 'Eve')]
    await tell(ended('one', { users: [ana.userId] }))
    const { notices: rows } = await notices.inbox(account(ana), {})
    const [row] = rows
    expect(row?.parts.map(({ text }) => text).join('')).toBe('Zapier sync ended on 19 Nov. Requests with it are rejected.')
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

  it('the inbox holds every organization of the person but those they left, page by page, by kind', async () => {
    const { db, scene, notices, tell } = await open3(open)
    const ana = await scene.person('member', 'Ana')
    const other = 'harbour-org' as OrgId
    await addOrganization(scene, other)
    await db.write((tx) => tx.membership.create({ data: { orgId: other, userId: ana.userId, role: 'member', createdAt: new Date(0) } }))
    await tell(ended('other', { users: [ana.userId] }), other)
    for (let index = 0; index < 55; index += 1) {
      scene.clock.advance(1_000)
      await tell(ended(`own-${index}`, { users: [ana.userId] }))
    }
    await tell({
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

  it('offers to keep what is still idle, and to open what is still there', async () => {
    const { scene, notices, tell } = await open3(open)
    const ana = await scene.person('member', 'Ana')
    const made = await scene.make(ana)
    const tokenKey = made.tokenKey as TokenKey
    const facts = { inactivityDays: 75, daysLeft: 15, endsAt: '2026-12-05T12:00:00Z' }
    scene.clock.advance('P75D')
    await tell({ kind: 'idle', to: { users: [ana.userId] }, tokenKey, subject: 'Zapier sync', facts, dedupe: 'idle' })
    const shown = async () => (await notices.inbox(account(ana), {})).notices[0]
    expect(await shown()).toMatchObject({ keep: true, works: true, link: { label: 'Open', href: `/o/${orgId}/tokens/${tokenKey}` } })
    scene.clock.advance(1_000)
    await scene.tokens.keep(ana, tokenKey)
    expect(await shown()).toMatchObject({ keep: false, link: { label: 'Open' } })
    await scene.tokens.revoke(ana, tokenKey)
    expect(await shown()).toMatchObject({ keep: false, link: null, works: null })
  })
})

onEveryDatabase('an admin token', (open) => {
  it('is made and changed before the eyes of all owners', async () => {
    const { db, scene } = await open3(open)
    await scene.person('owner', 'Olga')
    await scene.person('owner', 'Otto')
    const rui = await scene.person('admin', 'Rui Costa', { fresh: true })
    const { tokenKey } = await scene.make(rui, { type: 'admin', name: 'Warehouse', acknowledged: true })
    await scene.tokens.setActive(rui, tokenKey, false)
    await scene.tokens.revoke(rui, tokenKey)
    const mails = await db.read.mailOutbox.findMany({ where: { recipient: { startsWith: 'olga' } }, orderBy: { dedupe: 'asc' } })
    expect(mails.map(({ subject }) => subject)).toEqual(
      ['created', 'deactivated', 'deleted'].map((did) => `Rui Costa ${did} the admin token Warehouse.`),
    )
    expect(await db.read.notice.count()).toBe(6)
  })
})
