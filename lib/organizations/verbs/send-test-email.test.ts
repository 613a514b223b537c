import { expect, it } from 'vitest'
import { onEveryDatabase } from '../../testing/databases/databases'
import { startMailServer } from '../../testing/fixtures/mail-server'
import { from, makePerson } from '../../testing/fixtures/people'
import { testServer } from '../../testing/fixtures/server'

const to = 'ana@example.com'

onEveryDatabase('the test email of setup', (open) => {
  it('is sent immediately, at most five times an hour', async () => {
    const mailServer = await startMailServer()
    const server = await testServer(await open(), { SMTP_URL: mailServer.url })
    for (let sent = 0; sent < 5; sent += 1)
      expect(await server.organizations.sendTestEmail({ to }, from())).toEqual({ ok: true, value: null })
    expect(await server.organizations.sendTestEmail({ to: 'eva@example.com' }, from())).toMatchObject({ error: { code: 'rate_limited' } })
    expect(mailServer.emails.map(({ to }) => to)).toEqual(Array.from({ length: 5 }, () => to))
    expect(mailServer.emails[0]?.raw).toContain('Subject: Test email from Keyrail')
    server.machine.advance('PT1H')
    expect(await server.organizations.sendTestEmail({ to }, from())).toMatchObject({ ok: true })
  })

  it('is sent five times for twenty concurrent requests', async () => {
    const mailServer = await startMailServer()
    const server = await testServer(await open(), { SMTP_URL: mailServer.url })
    await Promise.all(Array.from({ length: 20 }, () => server.organizations.sendTestEmail({ to }, from())))
    expect(mailServer.emails).toHaveLength(5)
  })

  it('is rejected once a person exists', async () => {
    const mailServer = await startMailServer()
    const server = await testServer(await open(), { SMTP_URL: mailServer.url })
    await makePerson(server)
    expect(await server.organizations.sendTestEmail({ to }, from())).toMatchObject({ error: { code: 'conflict' } })
    expect(mailServer.emails).toEqual([])
  })

  it('requires the setup code, and wrong codes do not count toward the limit', async () => {
    const mailServer = await startMailServer()
    const more = { SMTP_URL: mailServer.url, KEYRAIL_ORIGIN: 'https://keys.example.com', KEYRAIL_SETUP_CODE: 'tandem-quarry' }
    const server = await testServer(await open(), more)
    for (const code of ['', 'a', 'b', 'c', 'd', 'e']) {
      expect(await server.organizations.sendTestEmail({ to, code }, from())).toMatchObject({
        error: { code: 'forbidden', fields: { code: [expect.any(String)] } },
      })
    }
    expect(await server.organizations.sendTestEmail({ to, code: 'tandem-quarry' }, from())).toMatchObject({ ok: true })
    expect(mailServer.emails).toHaveLength(1)
  })

  it('has one recipient and reports invalid input and mail server errors', async () => {
    const mailServer = await startMailServer({ reject: 'missing@example.com' })
    const server = await testServer(await open(), { SMTP_URL: mailServer.url })
    for (const wrong of ['', 'ana', 'ana@example.com, eva@example.com', 'ana@example.com\r\nBcc: eva@example.com']) {
      expect(await server.organizations.sendTestEmail({ to: wrong }, from())).toMatchObject({
        error: { fields: { to: [expect.any(String)] } },
      })
    }
    const rejected = { code: 'unavailable', detail: 'The mail server rejected the message: 550 No such mailbox' }
    expect(await server.organizations.sendTestEmail({ to: 'missing@example.com' }, from())).toMatchObject({ error: rejected })
    await mailServer.close()
    const unreachable = { code: 'unavailable', detail: 'The mail server does not respond. Check the host and port in SMTP_URL.' }
    expect(await server.organizations.sendTestEmail({ to }, from())).toMatchObject({ error: unreachable })
    expect(mailServer.emails).toEqual([])
  })

  it('is rejected without a mail server and stored in QA mode', async () => {
    const server = await testServer(await open())
    expect(await server.organizations.sendTestEmail({ to }, from())).toMatchObject({ error: { code: 'wrong_status' } })
    const qa = await testServer(await open(), { KEYRAIL_QA: '1' })
    expect(await qa.organizations.sendTestEmail({ to }, from())).toMatchObject({ ok: true })
    expect(await qa.mail.outbox()).toMatchObject([{ to, subject: 'Test email from Keyrail' }])
  })
})
