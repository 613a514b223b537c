import { expect, it } from 'vitest'
import { onEveryDatabase } from '../../testing/databases/databases'
import { startMailServer } from '../../testing/fixtures/mail-server'
import { makePerson } from '../../testing/fixtures/people'
import { testServer } from '../../testing/fixtures/server'

const to = 'ana@example.com'

onEveryDatabase('the test message of setup', (open) => {
  it('is handed to the mail server at once, and a sixth within an hour is not', async () => {
    const trap = await startMailServer()
    const server = await testServer(await open(), { SMTP_URL: trap.url })
    for (let sent = 0; sent < 5; sent += 1) expect(await server.organizations.sendTestEmail({ to })).toEqual({ ok: true, value: null })
    expect(await server.organizations.sendTestEmail({ to: 'eva@example.com' })).toMatchObject({ error: { code: 'rate_limited' } })
    expect(trap.mails.map((mail) => mail.to)).toEqual(Array.from({ length: 5 }, () => to))
    expect(trap.mails[0]?.raw).toContain('Subject: A test message from Keyrail')
    server.machine.advance('PT1H')
    expect(await server.organizations.sendTestEmail({ to })).toMatchObject({ ok: true })
  })

  it('of twenty asked for at once five are sent', async () => {
    const trap = await startMailServer()
    const server = await testServer(await open(), { SMTP_URL: trap.url })
    await Promise.all(Array.from({ length: 20 }, () => server.organizations.sendTestEmail({ to })))
    expect(trap.mails).toHaveLength(5)
  })

  it('is nobody’s any more once anyone exists', async () => {
    const trap = await startMailServer()
    const server = await testServer(await open(), { SMTP_URL: trap.url })
    await makePerson(server)
    expect(await server.organizations.sendTestEmail({ to })).toMatchObject({ error: { code: 'conflict' } })
    expect(trap.mails).toEqual([])
  })

  it('asks for the code where setup does, and wrong ones use up nothing', async () => {
    const trap = await startMailServer()
    const more = { SMTP_URL: trap.url, KEYRAIL_ORIGIN: 'https://keys.example.com', KEYRAIL_SETUP_CODE: 'tandem-quarry' }
    const server = await testServer(await open(), more)
    for (const code of ['', 'a', 'b', 'c', 'd', 'e']) {
      expect(await server.organizations.sendTestEmail({ to, code })).toMatchObject({
        error: { code: 'forbidden', fields: { code: [expect.any(String)] } },
      })
    }
    expect(await server.organizations.sendTestEmail({ to, code: 'tandem-quarry' })).toMatchObject({ ok: true })
    expect(trap.mails).toHaveLength(1)
  })

  it('goes to one address, and says what is wrong with what was typed or set', async () => {
    const trap = await startMailServer({ reject: 'gone@example.com' })
    const server = await testServer(await open(), { SMTP_URL: trap.url })
    for (const wrong of ['', 'ana', 'ana@example.com, eva@example.com', 'ana@example.com\r\nBcc: eva@example.com']) {
      expect(await server.organizations.sendTestEmail({ to: wrong })).toMatchObject({ error: { fields: { to: [expect.any(String)] } } })
    }
    const rejected = { code: 'unavailable', detail: 'The mail server rejected the message: 550 No such mailbox' }
    expect(await server.organizations.sendTestEmail({ to: 'gone@example.com' })).toMatchObject({ error: rejected })
    await trap.close()
    const away = { code: 'unavailable', detail: 'The mail server does not respond. Check the host and port in SMTP_URL.' }
    expect(await server.organizations.sendTestEmail({ to })).toMatchObject({ error: away })
    expect(trap.mails).toEqual([])
  })

  it('without a mail server says what to set; in QA mode it is kept for tests', async () => {
    const server = await testServer(await open())
    expect(await server.organizations.sendTestEmail({ to })).toMatchObject({ error: { code: 'wrong_status' } })
    const qa = await testServer(await open(), { KEYRAIL_QA: '1' })
    expect(await qa.organizations.sendTestEmail({ to })).toMatchObject({ ok: true })
    expect(await qa.mail.outbox()).toMatchObject([{ to, subject: 'A test message from Keyrail' }])
  })
})
