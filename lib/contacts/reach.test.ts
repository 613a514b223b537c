import { expect, it } from 'vitest'
import type { TokenActor } from '../actor'
import type { LocationId, UserId } from '../ids'
import { onEveryDatabase } from '../testing/databases/databases'
import { downtown, fieldsOf, harbour, openContactsFixture, otherOrg, software } from '../testing/fixtures/contacts'

onEveryDatabase('the reach of a token over contacts', (open) => {
  /** One contact and one token for every reach. */
  async function setUp() {
    const opened = await openContactsFixture(await open())
    const { add, ana, rui, eva } = opened
    const admin = software('admin')
    const created = {
      ofAna: await add(ana, { externalId: '1' }),
      ofRui: await add(rui, { externalId: '1' }),
      unowned: await add(admin, { externalId: '1' }),
      inDowntown: await add(software('location'), { externalId: '2' }),
      ofRuiInDowntown: await add(software('location'), { externalId: '2', ownerId: rui.userId }),
      inHarbour: await add(software('location', { locationId: harbour }), { externalId: '3' }),
      ofEva: await add(eva, { externalId: '1' }),
    }
    const actors: Record<string, TokenActor> = {
      ana,
      rui,
      admin,
      downtown: software('location'),
      harbour: software('location', { locationId: harbour }),
      eva,
      otherAdmin: software('admin', { orgId: otherOrg }),
      otherLocation: software('location', { orgId: otherOrg, locationId: `${otherOrg}-downtown` as LocationId }),
    }
    return { ...opened, created, actors }
  }

  type Name = keyof Awaited<ReturnType<typeof setUp>>['created']
  const within: Readonly<Record<string, readonly Name[]>> = {
    ana: ['ofAna'],
    rui: ['ofRui', 'ofRuiInDowntown'],
    admin: ['ofAna', 'ofRui', 'unowned', 'inDowntown', 'ofRuiInDowntown', 'inHarbour'],
    downtown: ['inDowntown', 'ofRuiInDowntown'],
    harbour: ['inHarbour'],
    eva: ['ofEva'],
    otherAdmin: ['ofEva'],
    otherLocation: [],
  }

  it('includes only its own contacts; any other is not found', async () => {
    const { contacts, created, actors } = await setUp()
    for (const [actorName, actor] of Object.entries(actors)) {
      const own = within[actorName] ?? []
      const listed = await contacts.list(actor, {})
      expect(listed.ok && new Set(listed.value.data.map(({ id }) => id)), `${actorName} lists`).toEqual(
        new Set(own.map((name) => created[name].id)),
      )
      for (const [name, { id }] of Object.entries(created)) {
        expect((await contacts.read(actor, id)).ok, `${actorName} reads ${name}`).toBe(own.includes(name as Name))
      }
    }
  })

  it('limits changes and deletions', async () => {
    const { contacts, created, actors } = await setUp()
    const each = Object.entries(actors).flatMap(([actorName, actor]) =>
      Object.entries(created).map(([name, { id }]) => ({ actorName, actor, name, id })),
    )
    const near = ({ actorName, name }: { actorName: string; name: string }) => within[actorName]?.includes(name as Name) ?? false
    for (const { actorName, actor, name, id } of each.filter((pair) => !near(pair))) {
      expect(fieldsOf(await contacts.change(actor, id, { company: actorName }, null)), `${actorName} changes ${name}`).toEqual([
        'not_found',
      ])
      expect(fieldsOf(await contacts.remove(actor, id, null)), `${actorName} deletes ${name}`).toEqual(['not_found'])
    }
    for (const { actorName, actor, name, id } of each.filter(near)) {
      expect((await contacts.change(actor, id, { company: actorName }, null)).ok, `${actorName} changes ${name}`).toBe(true)
    }
    for (const [name, { id }] of Object.entries(created)) {
      const by = each.find((pair) => pair.name === name && near(pair))?.actor
      expect(by && (await contacts.remove(by, id, null)), `${name} is deleted`).toMatchObject({ ok: true })
    }
    expect(await contacts.list(software('admin'), {})).toMatchObject({ value: { data: [] } })
  })

  it('does not exist for people and for tokens of other types', async () => {
    const { contacts, ana, scene } = await openContactsFixture(await open())
    const none = [
      software('managed'),
      software('service'),
      software('user', { userId: '' as UserId }),
      software('user'),
      software('location', { locationId: null }),
      await scene.person('owner', 'Owner'),
    ]
    for (const actor of none) {
      expect(fieldsOf(await contacts.list(actor, {}))).toEqual(['forbidden'])
      expect(fieldsOf(await contacts.read(actor, 'x'))).toEqual(['forbidden'])
      expect(fieldsOf(await contacts.upsert(actor, { firstName: 'x' }))).toEqual(['forbidden'])
      expect(fieldsOf(await contacts.change(actor, 'x', {}, null))).toEqual(['forbidden'])
      expect(fieldsOf(await contacts.remove(actor, 'x', null))).toEqual(['forbidden'])
    }
    expect((await contacts.list(ana, {})).ok).toBe(true)
  })

  it('limits the owner to members of the organization or location, or to the owner of the token', async () => {
    const { contacts, ana, rui, eva } = await openContactsFixture(await open())
    const admin = software('admin')
    const ownerOf = async (actor: TokenActor, ownerId: string | null) => {
      const created = await contacts.upsert(actor, { firstName: 'x', ownerId })
      return created.ok ? created.value.contact.ownerId : fieldsOf(created)
    }
    const rejected = ['invalid_input', ['ownerId']]
    expect(await ownerOf(admin, ana.userId)).toBe(ana.userId)
    expect(await ownerOf(admin, null)).toBeNull()
    expect(await ownerOf(admin, eva.userId)).toEqual(rejected)
    expect(await ownerOf(admin, 'unknown')).toEqual(rejected)
    expect(await ownerOf(software('location'), rui.userId)).toBe(rui.userId)
    expect(await ownerOf(software('location'), ana.userId)).toEqual(rejected)
    expect(await ownerOf(software('location', { locationId: harbour }), rui.userId)).toEqual(rejected)
    expect(await ownerOf(ana, ana.userId)).toBe(ana.userId)
    expect(await ownerOf(ana, rui.userId)).toEqual(rejected)
    expect(await ownerOf(ana, null)).toEqual(rejected)
  })

  it('excludes deactivated people as owners', async () => {
    const { contacts, scene, rui, ana } = await openContactsFixture(await open())
    const now = await scene.clock.now()
    await scene.db.write(async (tx) => {
      await tx.membership.updateMany({ where: { userId: rui.userId ?? '' }, data: { deactivatedAt: now } })
      await tx.user.updateMany({ where: { id: ana.userId ?? '' }, data: { deactivatedAt: now } })
    })
    for (const { userId } of [rui, ana]) {
      expect(fieldsOf(await contacts.upsert(software('admin'), { firstName: 'x', ownerId: userId }))).toEqual([
        'invalid_input',
        ['ownerId'],
      ])
    }
  })

  it('limits the location and excludes archived ones', async () => {
    const { contacts, scene, ana } = await openContactsFixture(await open())
    const at = async (actor: TokenActor, locationId: string | null) => {
      const created = await contacts.upsert(actor, { firstName: 'x', locationId })
      return created.ok ? created.value.contact.locationId : fieldsOf(created)
    }
    const rejected = ['invalid_input', ['locationId']]
    expect(await at(software('admin'), harbour)).toBe(harbour)
    expect(await at(software('admin'), `${otherOrg}-harbour`)).toEqual(rejected)
    expect(await at(software('location'), downtown)).toBe(downtown)
    expect(await at(software('location'), harbour)).toEqual(rejected)
    expect(await at(software('location'), null)).toEqual(rejected)
    expect(await at(ana, null)).toBeNull()
    expect(await at(ana, downtown)).toEqual(rejected)
    const archivedAt = await scene.clock.now()
    await scene.db.write((tx) => tx.location.updateMany({ where: { id: harbour }, data: { archivedAt } }))
    expect(await at(software('admin'), harbour)).toEqual(rejected)
  })

  it('ignores the identity of a contact out of reach and leaves that contact unchanged', async () => {
    const { contacts, add } = await openContactsFixture(await open())
    const theirs = await add(software('location', { locationId: harbour }), { externalId: '7', firstName: 'Their' })
    expect(await contacts.upsert(software('location'), { externalId: '7', firstName: 'Mine' })).toMatchObject({ value: { created: true } })
    expect(await contacts.read(software('admin'), theirs.id)).toMatchObject({ value: { contact: theirs } })
  })
})
