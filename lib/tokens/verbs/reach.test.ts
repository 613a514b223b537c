import { expect, it } from 'vitest'
import { roles } from '../../actor'
import { onEveryDatabase } from '../../testing/databases/databases'
import { openOrgFixture } from '../../testing/fixtures/org-fixture'

onEveryDatabase('the token list', (open) => {
  it('lets administrators open every tab and filter it by owners of tokens', async () => {
    const fixture = await openOrgFixture(await open())
    const [owner, member] = [await fixture.person('owner', 'Ana Martins'), await fixture.person('member', 'Leo Duarte')]
    await fixture.person('admin', 'Rui Costa')
    await fixture.make(member)
    expect(await fixture.tokens.reach(owner)).toEqual({
      tabs: ['yours', 'organization', 'locations', 'managed'],
      managed: false,
    })
    expect(await fixture.tokens.owners(owner)).toEqual({ owners: [{ id: member.userId, name: 'Leo Duarte' }] })
  })

  it('lets every role except viewer create tokens', async () => {
    const fixture = await openOrgFixture(await open())
    const people = await Promise.all(roles.map((role) => fixture.person(role)))
    expect(people.filter((person) => !fixture.tokens.canCreate(person)).map(({ role }) => role)).toEqual(['viewer'])
    for (const person of people) {
      const { types } = await fixture.tokens.options(person)
      expect(types.some(({ allowed }) => allowed)).toBe(fixture.tokens.canCreate(person))
    }
  })

  it('hides the organization tab and the owners of tokens from other roles', async () => {
    const fixture = await openOrgFixture(await open())
    await fixture.make(await fixture.person('admin'))
    const [member, viewer] = [await fixture.person('member'), await fixture.person('viewer')]
    expect(await fixture.tokens.reach(member)).toEqual({ tabs: ['yours', 'locations'], managed: false })
    expect(await fixture.tokens.reach(viewer)).toEqual({ tabs: ['yours'], managed: false })
    for (const person of [member, viewer]) expect(await fixture.tokens.owners(person)).toEqual({ owners: [] })
  })
})
