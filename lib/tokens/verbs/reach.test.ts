import { expect, it } from 'vitest'
import { roles } from '../../actor'
import { onEveryDatabase } from '../../testing/databases/databases'
import { openOrgFixture } from '../../testing/fixtures/org-fixture'

onEveryDatabase('reach', (open) => {
  it('administrators may open every tab and narrow it to the people who have tokens', async () => {
    const scene = await openOrgFixture(await open())
    const [owner, member] = [await scene.person('owner', 'Ana Martins'), await scene.person('member', 'Leo Duarte')]
    await scene.person('admin', 'Rui Costa')
    await scene.make(member)
    expect(await scene.tokens.reach(owner)).toEqual({
      tabs: ['yours', 'organization', 'locations', 'managed'],
      owners: [{ id: member.userId, name: 'Leo Duarte' }],
      managed: false,
    })
  })

  it('everybody but a viewer may create tokens', async () => {
    const scene = await openOrgFixture(await open())
    const people = await Promise.all(roles.map((role) => scene.person(role)))
    expect(people.filter((person) => !scene.tokens.canCreate(person)).map(({ role }) => role)).toEqual(['viewer'])
    for (const person of people) {
      const { types } = await scene.tokens.options(person)
      expect(types.some(({ allowed }) => allowed)).toBe(scene.tokens.canCreate(person))
    }
  })

  it('others neither see the organization tab nor learn who has tokens', async () => {
    const scene = await openOrgFixture(await open())
    await scene.make(await scene.person('admin'))
    expect(await scene.tokens.reach(await scene.person('member'))).toEqual({ tabs: ['yours', 'locations'], owners: [], managed: false })
    expect(await scene.tokens.reach(await scene.person('viewer'))).toEqual({ tabs: ['yours'], owners: [], managed: false })
  })
})
