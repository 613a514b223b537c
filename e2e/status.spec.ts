import { expect, test } from './fixtures/test'
import { callAs } from './steps/api-client'
import { inspect } from './steps/inspect'
import { personIn, signIn } from './steps/people'
import { switchOf, toasts } from './steps/tokens'
import { reload, visit } from './steps/visit'

// inspects screens in both themes, wide and narrow
test.describe.configure({ timeout: 120_000 })

test('the status is public; administrators also see the installation', async ({ as, page, qa }) => {
  await visit(page, '/status')
  await expect(page.getByRole('listitem')).toHaveText(['DashboardUp', 'Token verificationUp', 'DatabaseUp'])
  await expect(page.getByText('Migrations applied')).toHaveCount(0)
  await inspect(page, 'the public status')
  const member = await as('member', '/status')
  await expect(member.getByText('Migrations applied')).toHaveCount(0)
  const owner = await as('owner')
  await owner.getByRole('button', { name: /Account menu/ }).click()
  await owner.getByRole('dialog', { name: 'Account' }).getByRole('link', { name: 'Status' }).click()
  await expect(owner.getByText('Migrations applied')).toBeVisible()
  await expect(owner.getByRole('region', { name: 'Audit logs' })).toContainText('Northwind Realty')
  await expect(owner.getByRole('region', { name: 'Versions' })).toContainText(/(SQLite|Postgres) \d/)
  await owner.getByRole('button', { name: 'Send test email' }).click()
  const { email } = personIn(qa, 'owner')
  await expect(owner.getByRole('status').filter({ hasText: `Sent. Check the inbox of ${email}.` })).toBeVisible()
  expect((await qa.emailsTo(email)).at(-1)).toMatchObject({ subject: 'Test email from Keyrail' })
  await inspect(owner, 'the status of an administrator')
})

test('during maintenance nothing changes, tokens keep working, and people can still sign in and stop a token', async ({
  as,
  qa,
  site,
  newTab,
}) => {
  const { token } = qa.token('Zapier sync')
  const owner = await as('owner')
  await qa.maintain(true, new Date((await qa.now()).getTime() + 3_600_000).toISOString())
  const banner = /^Keyrail is read-only for maintenance until /

  await test.step('the banner is on every page, also on those without a session', async () => {
    const tab = await newTab()
    for (const path of ['/sign-in', '/status', '/docs/problems']) {
      await visit(tab, path)
      await expect(tab.getByText(banner)).toBeVisible()
    }
    await expect(tab.getByText('Other changes are rejected until it ends.')).toBeVisible()
    await inspect(tab, 'maintenance')
    await visit(tab, '/sign-in')
    const { email, password } = personIn(qa, 'admin')
    await signIn(tab, email, password)
    await expect(tab.getByRole('heading', { name: 'API tokens' })).toBeVisible()
    await expect(tab.getByText(banner)).toBeVisible()
  })

  await test.step('a change is rejected with a clear message', async () => {
    await visit(owner, '/settings/profile')
    await owner.getByLabel('Name', { exact: true }).fill('Ana M.')
    await owner.getByRole('button', { name: 'Save' }).first().click()
    await expect(owner.getByText('Nothing was changed. Keyrail is read-only for maintenance.').first()).toBeVisible()
    const created = await callAs(site.origin, token, 'POST /api/v1/contacts', { firstName: 'Lea' })
    expect([created.status, created.body.code]).toEqual([503, 'maintenance'])
    expect((await callAs(site.origin, token, 'GET /api/v1/token')).status).toBe(200)
  })

  await test.step('a token is stopped immediately, and starts again only after maintenance', async () => {
    await reload(owner)
    await visit(owner, '/o/northwind/tokens')
    await switchOf(owner, 'Zapier sync').click()
    await expect(toasts(owner)).toContainText('deactivated')
    expect((await callAs(site.origin, token, 'GET /api/v1/token')).status).toBe(401)
    await switchOf(owner, 'Zapier sync').click()
    await expect(toasts(owner)).toContainText('Keyrail is read-only for maintenance.')
    await qa.maintain(false)
    await switchOf(owner, 'Zapier sync').click()
    await expect.poll(async () => (await callAs(site.origin, token, 'GET /api/v1/token')).status).toBe(200)
  })
})
