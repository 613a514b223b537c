import { expect, it } from 'vitest'
import { roles } from '../../actor'
import { DatabaseBusy } from '../../errors'
import { onEveryDatabase } from '../../testing/databases/databases'
import { downtown, harbour, openDestinationsFixture } from '../../testing/fixtures/destinations'
import { openOrgFixture } from '../../testing/fixtures/org-fixture'

onEveryDatabase('a destination', (open) => {
  async function house() {
    const scene = await openOrgFixture(await open())
    return { scene, ...openDestinationsFixture(scene), owner: await scene.person('owner', 'Ana Martins') }
  }

  it('is seen and changed by administrators and by the managers of its location', async () => {
    const { scene, destinations, make, owner } = await house()
    const { id } = await make(owner, { locationId: downtown })
    const answers: Record<string, string> = {}
    for (const role of roles) {
      for (const locationIds of [[downtown], [harbour]]) {
        const person = await scene.person(role, `${role} ${locationIds}`, { locationIds })
        const listed = await destinations.list(person)
        const tried = [await destinations.show(person, id), await destinations.test(person, id)]
        const told = tried.map((each) => (each.ok ? 'yes' : each.error.code))
        answers[`${role} ${locationIds[0] === downtown ? 'near' : 'far'}`] = [listed.ok ? listed.value.total : 'closed', ...told].join(' ')
      }
    }
    expect(answers).toEqual({
      ...{ 'owner near': '1 yes yes', 'owner far': '1 yes yes', 'admin near': '1 yes yes', 'admin far': '1 yes yes' },
      ...{ 'manager near': '1 yes yes', 'manager far': '0 not_found not_found' },
      ...{ 'member near': 'closed forbidden forbidden', 'member far': 'closed forbidden forbidden' },
      ...{ 'viewer near': 'closed forbidden forbidden', 'viewer far': 'closed forbidden forbidden' },
    })
  })

  it('that is deleted takes its token and what it kept with it', async () => {
    const { scene, destinations, make, deliver, owner } = await house()
    const [gone, stays] = [await make(owner), await make(owner)]
    await deliver(gone.token, gone.id)
    await deliver(stays.token, stays.id)
    expect(await destinations.remove(owner, gone.id)).toEqual({ ok: true, value: null })
    expect(await scene.tokens.verify(gone.token)).toEqual({ active: false, code: 'deleted' })
    expect(await deliver(stays.token, stays.id)).toHaveLength(22)
    expect((await scene.db.read.delivery.findMany()).every(({ destinationId }) => destinationId === stays.id)).toBe(true)
    expect(await destinations.show(owner, gone.id)).toMatchObject({ ok: false, error: { code: 'not_found' } })
    expect(await destinations.remove(owner, gone.id)).toMatchObject({ ok: false, error: { code: 'not_found' } })
    expect(await scene.tokens.show(owner, gone.tokenKey)).toMatchObject({ ok: false, error: { code: 'not_found' } })
    const last = await scene.db.read.auditEntry.findMany({ orderBy: { seq: 'desc' }, take: 2 })
    expect(last.map(({ action, before, after }) => [action, before, after])).toEqual([
      ['destination.deleted', '{"deliveries":1}', null],
      ['token.deleted', null, '{"reason":"destination"}'],
    ])
  })

  it('is deleted though what it kept cannot be dropped at that moment; the job drops it', async () => {
    const { scene, destinations, make, deliver, owner } = await house()
    const { id, token } = await make(owner)
    await deliver(token, id)
    const warnings: string[] = []
    const busy = {
      db: { ...scene.db, write: () => Promise.reject(new DatabaseBusy('busy')) },
      log: { warn: (text: string) => void warnings.push(text) },
    }
    expect(await openDestinationsFixture(scene, busy).destinations.remove(owner, id)).toEqual({ ok: true, value: null })
    expect(warnings).toEqual(['What a deleted destination kept waits for the job.'])
    expect(await destinations.show(owner, id)).toMatchObject({ ok: false, error: { code: 'not_found' } })
    expect([await destinations.clean(), await scene.db.read.delivery.count()]).toEqual([1, 0])
  })

  it('keeps its old secret through the overlap of a rotation, and its token is never edited, removed or deleted alone', async () => {
    const { scene, make, deliver, owner } = await house()
    const { id, tokenKey, token } = await make(owner)
    const rotated = await scene.tokens.rotate(owner, tokenKey, { overlap: 'PT1H' })
    const fresh = rotated.ok ? rotated.value.secret.reveal() : ''
    expect(rotated.ok && rotated.value.token).toMatchObject({ expiresAt: null, status: 'rotating', destination: { id } })
    for (const each of [token, fresh]) expect(await deliver(each, id)).toHaveLength(22)
    scene.clock.advance('PT1H')
    await expect(deliver(token, id)).rejects.toThrow('expired')
    expect(await deliver(fresh, id)).toHaveLength(22)
    const edit = { version: 2, name: 'Mine', note: '', scopes: ['hooks:write'], ipAllowlist: [] }
    const rejected = [
      await scene.tokens.edit(owner, tokenKey, edit),
      await scene.tokens.remove(owner, tokenKey),
      await scene.tokens.keep(owner, tokenKey),
      await scene.tokens.revoke(owner, tokenKey),
    ]
    for (const each of rejected) expect(each).toMatchObject({ ok: false, error: { code: 'forbidden' } })
  })

  it('whose token is switched off rejects what comes next, and takes it again once it is on', async () => {
    const { scene, make, deliver, owner } = await house()
    const { id, tokenKey, token } = await make(owner)
    await scene.tokens.setActive(owner, tokenKey, false)
    await expect(deliver(token, id)).rejects.toThrow('deactivated')
    await scene.tokens.setActive(owner, tokenKey, true)
    expect(await deliver(token, id)).toHaveLength(22)
  })

  it('has its token in the managed list of whoever looks after it, and in no other', async () => {
    const { scene, make, owner } = await house()
    const { tokenKey } = await make(owner, { locationId: downtown })
    const keys = async (tab: 'yours' | 'organization' | 'locations' | 'managed', actor = owner) => {
      const page = await scene.tokens.list(actor, { tab })
      return page.ok ? page.value.rows.map((row) => row.tokenKey) : page.error.code
    }
    expect([await keys('yours'), await keys('organization'), await keys('locations')]).toEqual([[], [], []])
    expect(await keys('managed')).toEqual([tokenKey])
    const [near, far] = [
      await scene.person('manager', 'Near', { locationIds: [downtown] }),
      await scene.person('manager', 'Far', { locationIds: [harbour] }),
    ]
    expect([await keys('managed', near), await keys('managed', far)]).toEqual([[tokenKey], []])
    expect(await keys('managed', await scene.person('member', 'Leo', { locationIds: [downtown] }))).toBe('forbidden')
    expect([(await scene.tokens.reach(near)).managed, (await scene.tokens.reach(far)).managed]).toEqual([true, false])
  })
})
