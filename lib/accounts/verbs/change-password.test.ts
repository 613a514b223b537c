import { expect, it } from 'vitest'
import { onEveryDatabase } from '../../testing/databases/databases'
import { accountOf, from, openSession, password, ticketOf } from '../../testing/fixtures/people'
import { signedIn, unwrap } from '../../testing/fixtures/sign-in-methods'

const next = 'seven brass keys in a row'

onEveryDatabase('changing the password', (open) => {
  it('ends all other sessions and keeps this one; only the new password signs in', async () => {
    const db = await open()
    const { server, sessionId, actor } = await signedIn(db)
    const other = await openSession(server)
    const begun = ticketOf(await server.accounts.signIn('ana@example.com', password, from()))
    expect(await server.accounts.changePassword(actor, { current: password, password: next })).toEqual({ ok: true, value: { ended: 1 } })
    expect(await server.accounts.readSession(sessionId)).not.toBeNull()
    expect(await server.accounts.readSession(other)).toBeNull()
    expect(await server.accounts.exchangeTicket(begun, from())).toBeNull()
    expect(await server.accounts.signIn('ana@example.com', password, from())).toMatchObject({ error: { code: 'invalid_input' } })
    expect(ticketOf(await server.accounts.signIn('ana@example.com', next, from()))).toMatch(/^\w{43}$/)
    expect(await server.accounts.security(actor)).toMatchObject({ password: { changedAt: '2026-11-20T12:00:00.000Z' } })
  })

  it('ends the session that the re-authentication replaced', async () => {
    const { server, sessionId, actor } = await signedIn(await open())
    const confirmed = unwrap(await server.accounts.confirmPassword(actor, password))
    const current = await accountOf(server, confirmed.sessionId)
    unwrap(await server.accounts.changePassword(current, { current: '', password: next }))
    expect(await server.accounts.readSession(sessionId)).toBeNull()
    expect(await server.accounts.readSession(confirmed.sessionId)).not.toBeNull()
  })

  it('needs the current password or a recent re-authentication', async () => {
    const { server, sessionId } = await signedIn(await open())
    server.machine.advance('PT11M')
    const actor = await accountOf(server, sessionId)
    const change = (current: string) => server.accounts.changePassword(actor, { current, password: next })
    expect(await change('')).toMatchObject({ error: { code: 'reauthentication_required' } })
    expect(await change('not the password')).toMatchObject({
      error: { code: 'invalid_input', fields: { current: ['Incorrect password.'] } },
    })
    expect(await change(password)).toMatchObject({ ok: true })
  })

  it('rejects the current password as the new one', async () => {
    const { server, actor } = await signedIn(await open())
    expect(await server.accounts.changePassword(actor, { current: password, password })).toMatchObject({
      error: { code: 'invalid_input', fields: { password: ['Choose a password that differs from the current one.'] } },
    })
  })

  it('rejects a password that is short or built from the name', async () => {
    const { server, actor } = await signedIn(await open())
    const change = (chosen: string) => server.accounts.changePassword(actor, { current: password, password: chosen })
    expect(await change('too short')).toMatchObject({ error: { fields: { password: ['Use at least 15 characters.'] } } })
    expect(await change('AnaMartinsMartins1')).toMatchObject({ error: { fields: { password: [expect.stringContaining('your name')] } } })
  })
})
