import { expect, it } from 'vitest'
import { onEveryDatabase } from '../../testing/databases/databases'
import { accountOf, makePerson, openSession, password } from '../../testing/fixtures/people'
import { testServer } from '../../testing/fixtures/server'

onEveryDatabase("a user's sessions", (open) => {
  const begin = async () => {
    const server = await testServer(await open())
    await makePerson(server)
    const here = await openSession(server)
    return { server, here, actor: await accountOf(server, here) }
  }

  it('are listed without ids, this one first; replaced, ended and idle ones are not listed', async () => {
    const { server, actor } = await begin()
    const { accounts, machine } = server
    const idle = await openSession(server)
    machine.advance('P6D')
    await accounts.readSession(actor.sessionId)
    const ended = await openSession(server)
    await accounts.signOut(await accountOf(server, ended))
    machine.advance('P2D')
    const other = await openSession(server)
    const confirmed = await accounts.confirmPassword(actor, password)
    if (!confirmed.ok) throw new Error(confirmed.error.code)
    const listed = await accounts.sessions(await accountOf(server, confirmed.value.sessionId))
    expect(listed).toMatchObject([
      { current: true, device: 'Firefox', ip: '203.0.0.1' },
      { current: false, device: 'Firefox', ip: '203.0.0.1' },
    ])
    for (const id of [idle, ended, other, actor.sessionId]) expect(JSON.stringify(listed)).not.toContain(id)
  })

  it('one can be ended, which is effective immediately and audited; this one and those of others cannot', async () => {
    const { server, actor, here } = await begin()
    const { accounts } = server
    await makePerson(server, 'rui@example.com', 'Rui Costa')
    const [other, rui] = [await openSession(server), await openSession(server, 'rui@example.com')]
    const listed = await accounts.sessions(actor)
    const [current, second] = listed.map(({ key }) => key)
    const [ofRui] = (await accounts.sessions(await accountOf(server, rui))).map(({ key }) => key)
    for (const key of [current, ofRui, '', 'unknown'])
      expect(await accounts.endOtherSession(actor, key ?? '')).toMatchObject({ error: { code: 'not_found' } })
    expect(await accounts.endOtherSession({ ...actor, reauthUntil: null }, second ?? '')).toMatchObject({
      error: { code: 'reauthentication_required' },
    })
    expect(await accounts.endOtherSession(actor, second ?? '')).toEqual({ ok: true, value: null })
    expect(await accounts.readSession(other)).toBeNull()
    for (const id of [here, rui]) expect(await accounts.readSession(id)).not.toBeNull()
    const entries = await server.db.read.installationAuditEntry.findMany({ where: { action: 'user.session_ended' } })
    expect(entries).toMatchObject([{ actorId: actor.userId, before: '{"device":"Firefox"}' }])
  })

  it('all others can be ended', async () => {
    const { server, actor, here } = await begin()
    const others = [await openSession(server), await openSession(server)]
    expect(await server.accounts.endOtherSessions({ ...actor, reauthUntil: null })).toMatchObject({
      error: { code: 'reauthentication_required' },
    })
    expect(await server.accounts.endOtherSessions(actor)).toEqual({ ok: true, value: { ended: 2 } })
    for (const id of others) expect(await server.accounts.readSession(id)).toBeNull()
    expect(await server.accounts.readSession(here)).not.toBeNull()
    expect(await server.accounts.sessions(actor)).toHaveLength(1)
  })
})
