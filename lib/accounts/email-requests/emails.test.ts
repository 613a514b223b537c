import { expect, it } from 'vitest'
import { onEveryDatabase } from '../../testing/databases/databases'
import { startMailServer } from '../../testing/fixtures/mail-server'
import { from, makePerson, operator, password } from '../../testing/fixtures/people'
import { testServer } from '../../testing/fixtures/server'

const name = 'Ana <b>M</b> & "Co"'
const escaped = 'Ana &lt;b&gt;M&lt;/b&gt; &amp; &quot;Co&quot;'

/** Header and decoded body of a received email. */
function read(raw: string): { readonly subject: string; readonly body: string } {
  const body = raw.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_match, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return { subject: /^Subject: (.*)\r$/m.exec(raw)?.[1] ?? '', body }
}

onEveryDatabase('account emails, read back from a mail server', (open) => {
  it('have links of the configured origin only, escaped names, and no secret but their link', async () => {
    const mailServer = await startMailServer()
    const environment = { SMTP_URL: mailServer.url, KEYRAIL_ORIGIN: 'https://keys.example.com', KEYRAIL_SIGN_UP: 'open' }
    const server = await testServer(await open(), environment)
    await makePerson(server, 'ana@example.com', name)
    await server.accounts.requestReset('ana@example.com', from())
    await server.accounts.signUp({ name: 'Leo\u202EBaptista', email: 'bad@example.com', password }, from())
    await server.accounts.signUp({ name: 'Leo Baptista', email: 'leo@example.com', password }, from())
    await server.accounts.signUp({ name: 'Leo Baptista', email: 'ana@example.com', password }, from())
    await server.accounts.createResetLink(operator, 'ana@example.com')
    await server.accounts.sendRequestedEmails()
    expect(await server.mail.send()).toEqual({ sent: 4, failed: 0, givenUp: 0 })

    const received = new Map(mailServer.emails.map(({ to, raw }) => [`${to}: ${read(raw).subject}`, read(raw).body]))
    const bodyOf = (key: string): string => received.get(key) ?? `There is no email "${key}", but ${[...received.keys()].join(', ')}`
    const reset = bodyOf('ana@example.com: Reset your Keyrail password')
    expect(reset).toMatch(/https:\/\/keys\.example\.com\/reset-password\/[0-9A-Za-z]{43}/)
    expect(reset).toContain(escaped)
    const verify = bodyOf('leo@example.com: Verify your email address')
    expect(verify).toMatch(/https:\/\/keys\.example\.com\/verify-email\/[0-9A-Za-z]{43}/)
    expect(verify).not.toContain('Leo')
    const existing = bodyOf('ana@example.com: You already have a Keyrail account')
    expect(existing).toContain('https://keys.example.com/sign-in')
    expect(existing).toContain(escaped)
    const created = [...received].find(([key]) => key.startsWith('ana@example.com: The operator created a link'))?.[1] ?? ''
    expect(created).not.toMatch(/reset-password/)
    for (const body of received.values()) {
      const urls = body.match(/https?:\/\/[^\s"<]+/g) ?? []
      expect(urls.filter((url) => !url.startsWith('https://keys.example.com/'))).toEqual([])
      expect(body).not.toContain('$argon2')
      expect(body.slice(body.indexOf('<!doctype html>'))).not.toContain('<b>')
    }
  })
})
