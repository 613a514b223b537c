import { expect, it } from 'vitest'
import type { TokenActor } from '../actor'
import type { LocationId, UserId } from '../ids'
import { onEveryDatabase } from '../testing/databases/databases'
import { downtown, fieldsOf, harbour, openContactsFixture, otherOrg, software } from '../testing/fixtures/contacts'

onEveryDatabase('the reach of a token over contacts', (open) => {
  /** One contact of every kind, and software of every kind. */
  async function crowd() {
    const house = await openContactsFixture(await open())
    const { add, ana, rui, eva } = house
    const admin = software('admin')
    const made = {
      anas: await add(ana, { externalId: '1' }),
      ruis: await add(rui, { externalId: '1' }),
      nobodys: await add(admin, { externalId: '1' }),
      downtowns: await add(software('location'), { externalId: '2' }),
      ruisDowntown: await add(software('location'), { externalId: '2', ownerId: rui.userId }),
      harbours: await add(software('location', { locationId: harbour }), { externalId: '3' }),
      evas: await add(eva, { externalId: '1' }),
    }
    const askers: Record<string, TokenActor> = {
      ...{ ana, rui, admin, downtown: software('location'), harbour: software('location', { locationId: harbour }), eva },
      otherAdmin: software('admin', { orgId: otherOrg }),
      otherLocation: software('location', { orgId: otherOrg, locationId: `${otherOrg}-downtown` as LocationId }),
    }
    return { ...house, made, askers }
  }

  type Name = keyof Awaited<ReturnType<typeof crowd>>['made']
  const within: Readonly<Record<string, readonly Name[]>> = {
    ana: ['anas'],
    rui: ['ruis', 'ruisDowntown'],
    admin: ['anas', 'ruis', 'nobodys', 'downtowns', 'ruisDowntown', 'harbours'],
    downtown: ['downtowns', 'ruisDowntown'],
    harbour: ['harbours'],
    eva: ['evas'],
    otherAdmin: ['evas'],
    otherLocation: [],
  }

  it('shows what is within it, and nothing else exists to it', async () => {
    const { contacts, made, askers } = await crowd()
    for (const [asker, actor] of Object.entries(askers)) {
      const mine = within[asker] ?? []
      const listed = await contacts.list(actor, {})
      expect(listed.ok && new Set(listed.value.data.map(({ id }) => id)), `${asker} lists`).toEqual(
        new Set(mine.map((name) => made[name].id)),
      )
      for (const [name, { id }] of Object.entries(made)) {
        expect((await contacts.read(actor, id)).ok, `${asker} reads ${name}`).toBe(mine.includes(name as Name))
      }
    }
  })

  it('changes and deletes what is within it, and touches nothing else', async () => {
    const { contacts, made, askers } = await crowd()
    const each = Object.entries(askers).flatMap(([asker, actor]) =>
      Object.entries(made).map(([name, { id }]) => ({ asker, actor, name, id })),
    )
    const near = ({ asker, name }: { asker: string; name: string }) => within[asker]?.includes(name as Name) ?? false
    for (const { asker, actor, name, id } of each.filter((pair) => !near(pair))) {
      expect(fieldsOf(await contacts.change(actor, id, { company: asker }, null)), `${asker} changes ${name}`).toEqual(['not_found'])
      expect(fieldsOf(await contacts.remove(actor, id, null)), `${asker} deletes ${name}`).toEqual(['not_found'])
    }
    for (const { asker, actor, name, id } of each.filter(near)) {
      expect((await contacts.change(actor, id, { company: asker }, null)).ok, `${asker} changes ${name}`).toBe(true)
    }
    for (const [name, { id }] of Object.entries(made)) {
      const by = each.find((pair) => pair.name === name && near(pair))?.actor
      expect(by && (await contacts.remove(by, id, null)), `${name} is deleted`).toMatchObject({ ok: true })
    }
    expect(await contacts.list(software('admin'), {})).toMatchObject({ value: { data: [] } })
  })

  it('a token of no reach is forbidden, and so is a person', async () => {
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

  it('an owner is named within reach only: a member of the organization, of the location, oneself', async () => {
    const { contacts, ana, rui, eva } = await openContactsFixture(await open())
    const admin = software('admin')
    const ownerOf = async (actor: TokenActor, ownerId: string | null) => {
      const made = await contacts.upsert(actor, { firstName: 'x', ownerId })
      return made.ok ? made.value.contact.ownerId : fieldsOf(made)
    }
    const rejected = ['invalid_input', ['ownerId']]
    expect(await ownerOf(admin, ana.userId)).toBe(ana.userId)
    expect(await ownerOf(admin, null)).toBeNull()
    expect(await ownerOf(admin, eva.userId)).toEqual(rejected)
    expect(await ownerOf(admin, 'nobody')).toEqual(rejected)
    expect(await ownerOf(software('location'), rui.userId)).toBe(rui.userId)
    expect(await ownerOf(software('location'), ana.userId)).toEqual(rejected)
    expect(await ownerOf(software('location', { locationId: harbour }), rui.userId)).toEqual(rejected)
    expect(await ownerOf(ana, ana.userId)).toBe(ana.userId)
    expect(await ownerOf(ana, rui.userId)).toEqual(rejected)
    expect(await ownerOf(ana, null)).toEqual(rejected)
  })

  it('a person who is switched off is nobody to own a contact', async () => {
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

  it('a location is named within reach only, and one that is archived not at all', async () => {
    const { contacts, scene, ana } = await openContactsFixture(await open())
    const at = async (actor: TokenActor, locationId: string | null) => {
      const made = await contacts.upsert(actor, { firstName: 'x', locationId })
      return made.ok ? made.value.contact.locationId : fieldsOf(made)
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

  it('an identity that belongs to a contact out of reach is a conflict, and that contact stays as it is', async () => {
    const { contacts, add } = await openContactsFixture(await open())
    const theirs = await add(software('location', { locationId: harbour }), { externalId: '7', firstName: 'Their' })
    expect(fieldsOf(await contacts.upsert(software('location'), { externalId: '7', firstName: 'Mine' }))).toEqual(['conflict'])
    expect(await contacts.read(software('admin'), theirs.id)).toMatchObject({ value: { contact: theirs } })
  })
})
