import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startProvider, type TestProvider } from '../lib/testing/fixtures/oidc-provider'
import { signInByHttp } from './fixtures/sign-in'
import { test as base, expect } from './fixtures/test'
import type { Site } from './servers/sites'
import { startSite } from './servers/start-site'
import { inspect, inspectDialog } from './steps/inspect'
import { personIn } from './steps/people'
import { reauthDialog } from './steps/security'
import { visit } from './steps/visit'

interface OidcSite extends Site {
  readonly provider: TestProvider
}

/** A server with an OpenID Connect provider, started for these tests only. */
const test = base.extend<object, { oidc: OidcSite }>({
  oidc: [
    // biome-ignore lint/correctness/noEmptyPattern: the runner reads what a fixture needs from this pattern
    async ({}, use, { workerIndex }) => {
      const data = mkdtempSync(join(tmpdir(), 'keyrail-oidc-'))
      const provider = await startProvider()
      const site = await startSite(`oidc-${workerIndex}`, ['--qa'], { KEYRAIL_DATA: data, KEYRAIL_SIGN_UP: 'example.com', ...provider.env })
      provider.serve(site.origin)
      await use({ ...site, provider })
      await site.stop()
      await provider.close()
      rmSync(data, { recursive: true })
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  preset: 'as it is',
  site: [async ({ oidc }, use) => use(oidc), { scope: 'worker' }],
})

// one server for all of them
test.describe.configure({ mode: 'default' })

const button = 'Sign in with Northwind ID'

test.beforeEach(async ({ qa, oidc }) => {
  oidc.provider.signedInAgo = 0
  oidc.provider.sendsSignInTime = true
  await qa.reset('default')
})

test('a new person signs in with the provider and gets an account', async ({ page, oidc }) => {
  oidc.provider.account = { sub: 'leo-1', email: 'leo@example.com', email_verified: true, name: 'Leo Baptista' }
  await visit(page, '/sign-in')
  await inspect(page, 'sign-in with a provider')
  await page.getByRole('button', { name: button }).click()
  await expect(page.getByRole('heading', { name: "You're not in an organization yet" })).toBeVisible()
  await expect(page.getByText("You're signed in as leo@example.com.")).toBeVisible()
})

test('a user connects the provider in the settings, signs in with it, and disconnects it', async ({ newTab, oidc, qa }) => {
  test.slow()
  const { email, password } = personIn(qa, 'member')
  oidc.provider.account = { sub: 'member-1', email, email_verified: true }
  const page = await newTab()

  await test.step('the email address alone does not connect it', async () => {
    await visit(page, '/sign-in')
    await page.getByRole('button', { name: button }).click()
    await expect(page.getByText('You already have an account with this email address.')).toBeVisible()
    await expect(page).toHaveURL(/\/sign-in\/oidc$/)
    await inspect(page, 'an account that is not connected')
    await page.getByRole('link', { name: 'Back to sign-in' }).click()
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  })

  await test.step('connecting it in the settings', async () => {
    await signInByHttp(page.context().request, oidc.origin, email, password)
    await visit(page, '/settings/security')
    await page.getByRole('button', { name: 'Connect Northwind ID' }).click()
    await expect(page).toHaveURL(/\/settings\/security$/)
    await expect(page.getByRole('list', { name: 'Connected accounts at Northwind ID' })).toContainText(email)
    await inspect(page, 'a connected account', 'main')
  })

  await test.step('signing in with it in another browser', async () => {
    const other = await newTab()
    await visit(other, '/sign-in')
    await other.getByRole('button', { name: button }).click()
    await expect(other).toHaveURL(/\/o\/northwind\/tokens/)
  })

  await test.step('disconnecting it', async () => {
    await page.getByRole('button', { name: `Disconnect ${email}` }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Disconnect' }).click()
    await expect(page.getByText('Not connected.')).toBeVisible()
  })
})

test('a person without another way confirms it is them at the provider and comes back to the same page', async ({ page, oidc, qa }) => {
  test.slow()
  oidc.provider.account = { sub: 'leo-1', email: 'leo@example.com', email_verified: true, name: 'Leo Baptista' }
  await visit(page, '/sign-in?next=/settings/security')
  await page.getByRole('button', { name: button }).click()
  await expect(page.getByRole('heading', { name: 'Security' })).toBeVisible()
  const before = await page.context().cookies()
  await qa.advance('PT11M')
  await page.getByRole('button', { name: 'Set up two-factor codes' }).click()
  await expect(reauthDialog(page)).toContainText("Sign in at Northwind ID again to continue. You'll come back to this page.")
  await inspectDialog(page, 're-authentication at the provider')
  await reauthDialog(page).getByRole('button', { name: 'Continue with Northwind ID' }).click()
  await expect(reauthDialog(page)).toBeHidden()
  await expect(page).toHaveURL(/\/settings\/security$/)
  expect(await page.context().cookies()).not.toEqual(before)
  await page.getByRole('button', { name: 'Set up two-factor codes' }).click()
  await expect(page.getByRole('dialog', { name: 'Set up two-factor codes' })).toBeVisible()

  await test.step('an older sign-in there is not enough', async () => {
    await qa.advance('PT11M')
    oidc.provider.signedInAgo = 60
    await visit(page, '/settings/security')
    await page.getByRole('button', { name: 'Set up two-factor codes' }).click()
    await reauthDialog(page).getByRole('button', { name: 'Continue with Northwind ID' }).click()
    await expect(page.getByRole('heading', { name: 'Nothing was changed' })).toBeVisible()
    await expect(page.getByText('The response of Northwind ID could not be verified. Try again.')).toBeVisible()
    await page.getByRole('link', { name: 'Back to security settings' }).click()
    await expect(page.getByRole('heading', { name: 'Security' })).toBeVisible()
  })

  await test.step('a provider that does not say when they signed in cannot confirm it, and the page says what does', async () => {
    oidc.provider.signedInAgo = 0
    oidc.provider.sendsSignInTime = false
    await page.getByRole('button', { name: 'Set up two-factor codes' }).click()
    await reauthDialog(page).getByRole('button', { name: 'Continue with Northwind ID' }).click()
    await expect(page.getByRole('heading', { name: 'Nothing was changed' })).toBeVisible()
    await expect(page.getByText(/^Northwind ID can't confirm it's you: .* sign out and sign in again\.$/)).toBeVisible()
    await inspect(page, 'a provider that cannot re-authenticate')
  })
})

test('a sign-in that the provider rejects is reported, and its response does not stay in the address bar', async ({ page, oidc }) => {
  oidc.provider.account = null
  await visit(page, '/sign-in')
  await page.getByRole('button', { name: button }).click()
  await expect(page.getByText('Northwind ID did not sign you in. Try again, or sign in another way.')).toBeVisible()
  expect(new URL(page.url()).search).toBe('')
})

test('a response that another browser began is rejected', async ({ page, newTab, oidc }) => {
  oidc.provider.account = { sub: 'leo-1', email: 'leo@example.com', email_verified: true }
  await visit(page, '/sign-in')
  let response = ''
  await page.route('**/sign-in/oidc?*', (route) => {
    response = route.request().url()
    return route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Intercepted</title>' })
  })
  await page.getByRole('button', { name: button }).click()
  await expect.poll(() => response).toContain('code=')
  const victim = await newTab()
  await visit(victim, response)
  await expect(victim.getByText('This sign-in has expired, or another browser started it. Try again.')).toBeVisible()
})
