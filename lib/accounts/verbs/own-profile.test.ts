import { expect, it } from 'vitest'
import { onEveryDatabase } from '../../testing/databases/databases'
import { accountOf, makePerson, openSession } from '../../testing/fixtures/people'
import { testServer } from '../../testing/fixtures/server'

onEveryDatabase('a user changes their own profile', (open) => {
  const begin = async () => {
    const db = await open()
    const server = await testServer(db)
    await makePerson(server)
    return { db, server, actor: await accountOf(server, await openSession(server)) }
  }

  it('fields are trimmed and checked, and those that are not given stay', async () => {
    const { server, actor } = await begin()
    const { saveOwnProfile } = server.accounts
    expect(await saveOwnProfile(actor, { phone: ' +351 210 000 000 ', jobTitle: 'Broker', signature: 'Ana\r\nRealtor' })).toMatchObject({
      ok: true,
    })
    expect(await saveOwnProfile(actor, { name: '', phone: 'x'.repeat(41), signature: 'x'.repeat(1_001) })).toMatchObject({
      error: {
        fields: { name: ['Enter your name.'], phone: ['Use 40 characters or fewer.'], signature: ['Use 1000 characters or fewer.'] },
      },
    })
    expect(await saveOwnProfile(actor, { name: 'Ana Reis', phone: '' })).toMatchObject({ ok: true })
    expect(await server.accounts.ownProfile(actor)).toEqual({
      name: 'Ana Reis',
      email: 'ana@example.com',
      emailState: 'verified',
      phone: '',
      jobTitle: 'Broker',
      signature: 'Ana\nRealtor',
      subdomain: '',
      emailChange: null,
      shared: { name: 'Ana Reis', email: 'ana@example.com', signature: 'Ana\nRealtor', subdomain: null },
    })
  })

  it('no user can take the name that Keyrail has in the audit log and in notices', async () => {
    const { server, actor } = await begin()
    for (const name of [
      'Keyrail',
      ' KEYRAIL.',
      'Ｋｅｙｒａｉｌ',
      'Key rail',
      'Kéyrail',
      'KeyraiI',
      'Keyrai|',
      'Keyra1l',
      'Кеyrаіl',
      'ΚεγrαιΙ',
    ]) {
      expect(await server.accounts.saveOwnProfile(actor, { name }), `${name} is rejected`).toMatchObject({
        error: { fields: { name: [expect.any(String)] } },
      })
    }
    for (const name of ['Keyrail Admin Ana', 'Kay Reilly', 'Кира']) {
      expect((await server.accounts.saveOwnProfile(actor, { name })).ok, `${name} is accepted`).toBe(true)
    }
  })

  it('the audit log names the changed fields, not their values', async () => {
    const { db, server, actor } = await begin()
    await server.accounts.saveOwnProfile(actor, { phone: '+351 210 000 000', name: 'Ana Martins' })
    await server.accounts.saveOwnProfile(actor, { phone: '+351 210 000 000' })
    const entries = await db.read.installationAuditEntry.findMany({ where: { action: 'user.profile_changed' } })
    expect(entries.map(({ after }) => after)).toEqual(['{"fields":["phone"]}'])
  })

  it('a subdomain is a free, allowed name, in lower case', async () => {
    const { server, actor } = await begin()
    const { saveSubdomain, subdomainState } = server.accounts
    await makePerson(server, 'rui@example.com', 'Rui Costa')
    const rui = await accountOf(server, await openSession(server, 'rui@example.com'))
    expect(await saveSubdomain(actor, ' Ana-Martins ')).toMatchObject({
      value: { subdomain: 'ana-martins', shared: { subdomain: 'ana-martins' } },
    })
    expect(await subdomainState(actor, 'ANA-martins')).toBe('yours')
    expect(await subdomainState(rui, 'ana-martins')).toBe('taken')
    expect(await subdomainState(rui, 'rui')).toBe('free')
    for (const name of ['ab', '-ana', 'ana-', 'a_b', 'ána', 'www', 'admin', 'xn--abc', 'x'.repeat(64), 'a.b', 'javascript:1']) {
      expect([name, await subdomainState(rui, name)]).toEqual([name, 'invalid'])
      expect([name, (await saveSubdomain(rui, name)).ok]).toEqual([name, false])
    }
    expect(await saveSubdomain(rui, 'ana-martins')).toMatchObject({
      error: { fields: { subdomain: ['This subdomain is already taken.'] } },
    })
    expect(await saveSubdomain(actor, '')).toMatchObject({ value: { subdomain: '' } })
    expect(await saveSubdomain(rui, 'ana-martins')).toMatchObject({ ok: true })
  })

  it('of users who choose the same subdomain concurrently, one gets it', async () => {
    const { server } = await begin()
    const names = ['One', 'Two', 'Three', 'Four']
    for (const name of names) await makePerson(server, `${name.toLowerCase()}@example.com`, `${name} Person`)
    const actors = await Promise.all(
      names.map(async (name) => accountOf(server, await openSession(server, `${name.toLowerCase()}@example.com`))),
    )
    const outcomes = await Promise.all(actors.map((each) => server.accounts.saveSubdomain(each, 'harbour')))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  })

  it('the appearance is saved field by field and is part of the session', async () => {
    const { server, actor } = await begin()
    expect(await server.accounts.saveAppearance(actor, { timeZone: 'Nowhere/City' })).toMatchObject({ error: { code: 'invalid_input' } })
    await server.accounts.saveAppearance(actor, { density: 'compact', singleKeys: false })
    await server.accounts.saveAppearance(actor, { timeZone: 'America/New_York', hourCycle: 'h12' })
    expect((await server.accounts.readSession(actor.sessionId))?.appearance).toEqual({
      timeZone: 'America/New_York',
      hourCycle: 'h12',
      weekStart: null,
      exactTimes: false,
      density: 'compact',
      singleKeys: false,
      reduceMotion: false,
    })
  })
})
