import { expect, it } from 'vitest'
import { onEveryDatabase } from '../testing/databases/databases'
import { startMailServer } from '../testing/fixtures/mail-server'
import { userToken } from '../testing/fixtures/org-fixture'
import { testServer } from '../testing/fixtures/server'
import { openTeam } from '../testing/fixtures/team'

/** The text of an email as it was received, on one line. */
const textOf = (raw: string): string =>
  raw
    .replaceAll(/=\r?\n/g, '')
    .replaceAll('=3D', '=')
    .replaceAll(/\s+/g, ' ')

onEveryDatabase('the mail server receives', (open) => {
  async function setUp() {
    const smtp = await startMailServer()
    const team = await openTeam(await testServer(await open(), { SMTP_URL: smtp.url }))
    const { server, person } = team
    const [ana, rui, eva] = [await person('Ana', 'owner'), await person('Rui', 'admin'), await person('Eva', 'member')]
    /** Sends what is queued; returns the new emails by recipient. */
    const received = async () => {
      await server.mail.send()
      const emails = smtp.emails.splice(0).map(({ to, raw }) => [to, textOf(raw)] as const)
      return Object.fromEntries(emails.toSorted(([one], [other]) => one.localeCompare(other)))
    }
    return { ...team, ana, rui, eva, received }
  }

  it('an email to every member when the organization will be deleted, and when the deletion is canceled', async () => {
    const { server, ana, received } = await setUp()
    await server.organizations.close(ana, 'Northwind Realty')
    const closing = await received()
    expect(Object.keys(closing)).toEqual(['ana@example.com', 'eva@example.com', 'rui@example.com'])
    for (const text of Object.values(closing)) {
      expect(text).toContain('Northwind Realty will be deleted on 27 Nov. Ana requested it.')
      expect(text).toContain('an owner can cancel the deletion')
    }
    await server.organizations.cancelDeletion(ana)
    const kept = await received()
    expect(Object.keys(kept)).toHaveLength(3)
    expect(kept['eva@example.com']).toContain('Ana canceled the deletion of Northwind Realty. Its tokens work again as before.')
  })

  it('an email to the old and the new owner and to the admins when the ownership is transferred', async () => {
    const { server, ana, eva, received } = await setUp()
    await server.organizations.transferOwnership(ana, eva.userId)
    const emails = await received()
    expect(Object.keys(emails)).toEqual(['ana@example.com', 'eva@example.com', 'rui@example.com'])
    for (const text of Object.values(emails)) expect(text).toContain('Ana transferred the ownership of Northwind Realty to Eva.')
  })

  it('an email to every owner when an admin token is created', async () => {
    const { server, orgId, ana, rui, eva, received } = await setUp()
    await server.organizations.changeRole(ana, orgId, { userId: eva.userId, role: 'owner' })
    await received()
    await server.tokens.create(rui, { ...userToken, name: 'Gateway', type: 'admin', acknowledged: true })
    const emails = await received()
    expect(Object.keys(emails)).toEqual(['ana@example.com', 'eva@example.com'])
    for (const text of Object.values(emails)) {
      expect(text).toContain('Rui created the admin token Gateway.')
      expect(text).not.toMatch(/kra_[0-9A-Za-z]{16}_/)
    }
  })

  it('an email to the person whose role changed and to the one who was removed', async () => {
    const { server, orgId, ana, rui, eva, received } = await setUp()
    await server.organizations.changeRole(ana, orgId, { userId: rui.userId, role: 'viewer' })
    expect((await received())['rui@example.com']).toContain('Ana changed the role of Rui to viewer.')
    await server.organizations.removeMember(ana, orgId, eva.userId)
    expect((await received())['eva@example.com']).toContain('Ana removed Eva from the organization.')
  })
})
