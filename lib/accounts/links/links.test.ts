import { expect, it } from 'vitest'
import type { UserId } from '../../ids'
import { onEveryDatabase, type TestDb } from '../../testing/databases/databases'
import { makePerson } from '../../testing/fixtures/people'
import { testServer } from '../../testing/fixtures/server'
import { findLink, issueLink, linkUrl, takeLink } from './links'
import type { LinkKind } from './rules'

onEveryDatabase('one-time links', (open) => {
  async function openFixture() {
    const db = await open()
    const server = await testServer(db)
    const userId = await makePerson(server)
    const now = () => server.clock.now()
    const issue = async (id: UserId | null = userId, email = 'ana@example.com') => {
      const at = await now()
      return db.write((tx) => issueLink(server.random, tx, { kind: 'reset_password', userId: id, email, payload: {} }, at))
    }
    const take = async (secret: string, kind: LinkKind = 'reset_password') => {
      const at = await now()
      return db.write((tx) => takeLink(tx, kind, secret, at))
    }
    return { db, server, userId, issue, take, now }
  }
  const stored = (db: TestDb) => db.read.oneTimeLink.findMany()

  it('of 20 concurrent callers, exactly one gets the link', async () => {
    const { issue, take, userId } = await openFixture()
    const secret = await issue()
    const taken = await Promise.all(Array.from({ length: 20 }, () => take(secret)))
    expect(taken.filter(Boolean)).toEqual([{ userId, email: 'ana@example.com', payload: {} }])
    expect(await take(secret)).toBeNull()
  }, 30_000)

  it('stores no more than a digest of the secret part', async () => {
    const { db, issue } = await openFixture()
    const secret = await issue()
    expect(secret).toMatch(/^[0-9A-Za-z]{43}$/)
    expect(JSON.stringify(await stored(db))).not.toContain(secret)
  })

  it('works until the end of its lifetime, and not after it', async () => {
    const { issue, take, server } = await openFixture()
    const [first, second] = [await issue(), await issue(null, 'new@example.com')]
    server.machine.advance(30 * 60_000 - 1)
    expect(await take(first)).not.toBeNull()
    server.machine.advance(1)
    expect(await take(second)).toBeNull()
  })

  it('does not work as another kind, nor in another spelling', async () => {
    const { issue, take } = await openFixture()
    const secret = await issue()
    for (const wrong of ['', secret.toLowerCase(), `${secret} `, `${secret}\0`]) expect(await take(wrong)).toBeNull()
    expect(await take(secret, 'change_email_old')).toBeNull()
    expect(await take(secret)).not.toBeNull()
  })

  it('reading it does not use it', async () => {
    const { db, issue, take, now } = await openFixture()
    const secret = await issue()
    for (let reads = 0; reads < 3; reads += 1) expect(await findLink(db.read, 'reset_password', secret, await now())).not.toBeNull()
    expect(await take(secret)).not.toBeNull()
    expect(await findLink(db.read, 'reset_password', secret, await now())).toBeNull()
  })

  it('a new link replaces the earlier ones of the same kind and person only', async () => {
    const { db, server, issue, take, userId, now } = await openFixture()
    const rui = await makePerson(server, 'rui@example.com', 'Rui Costa')
    const [replaced, ofRui, unknown] = [await issue(), await issue(rui, 'rui@example.com'), await issue(null, 'ana@example.com')]
    const at = await now()
    const payload = { newEmail: 'ana@example.org' }
    const other = await db.write((tx) =>
      issueLink(server.random, tx, { kind: 'change_email_old', userId, email: 'ana@example.com', payload }, at),
    )
    const latest = await issue()
    expect(await take(replaced)).toBeNull()
    for (const secret of [ofRui, unknown, latest]) expect(await take(secret)).not.toBeNull()
    expect(await take(other, 'change_email_old')).toMatchObject({ payload })
  })

  it('a link of a deactivated user does not work', async () => {
    const { db, issue, take, userId, now } = await openFixture()
    const secret = await issue()
    const deactivatedAt = await now()
    await db.write((tx) => tx.user.update({ where: { id: userId }, data: { deactivatedAt } }))
    expect(await take(secret)).toBeNull()
  })

  it('its URL is at the configured origin', () => {
    expect(linkUrl('https://keys.example.com', 'reset_password', 'abc')).toBe('https://keys.example.com/reset-password/abc')
  })
})
