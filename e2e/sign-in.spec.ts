import { expect, test } from './fixtures/test'
import { personIn, signIn } from './steps/people'
import { visit } from './steps/visit'

test.describe('signing in', () => {
  test('a wrong password and an unknown address are refused in the same words', async ({ page, qa }) => {
    await visit(page, '/sign-in')
    await signIn(page, personIn(qa, 'owner').email, 'not the right password')
    await expect(page.getByRole('alert').getByText('E-mail or password is not right.')).toBeVisible()
    await signIn(page, 'nobody@example.com', 'not the right password')
    await expect(page.getByRole('alert').getByText('E-mail or password is not right.')).toBeVisible()
    await expect(page.getByLabel('Password', { exact: true })).toBeFocused()
  })

  test('too many attempts have to wait, and are forgiven once the time is over', async ({ page, qa }) => {
    const { email, password } = personIn(qa, 'member')
    await visit(page, '/sign-in')
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await signIn(page, email, `wrong password ${attempt}`)
      await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeEnabled()
      await expect(page.getByRole('alert').getByText('E-mail or password is not right.')).toBeVisible()
    }
    await signIn(page, email, password)
    await expect(page.getByRole('alert').getByText(/^Too many attempts\. Try again in \d+ seconds\.$/)).toBeVisible()
    await qa.advance('PT1M')
    await signIn(page, email, password)
    await expect(page.getByRole('heading', { name: 'API tokens' })).toBeVisible()
  })

  test('whoever was on the way to a page arrives there after signing in', async ({ page, qa }) => {
    const { email, password } = personIn(qa, 'owner')
    await visit(page, '/o/northwind/tokens?tab=organisation&q=gate')
    await expect(page).toHaveURL(/\/sign-in\?next=/)
    await signIn(page, email, password)
    await expect(page).toHaveURL('/o/northwind/tokens?tab=organisation&q=gate')
    await expect(page.getByRole('rowheader', { name: /Gateway/ })).toBeVisible()
  })

  for (const next of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example/',
    '/%2F%2Fevil.example',
    '/\tevil.example',
    'javascript:alert(1)',
  ]) {
    test(`next=${JSON.stringify(next)} never leaves this origin`, async ({ page, qa, site }) => {
      const { email, password } = personIn(qa, 'owner')
      await visit(page, `/sign-in?next=${encodeURIComponent(next)}`)
      await signIn(page, email, password)
      await page.waitForURL((url) => url.pathname !== '/sign-in')
      expect(new URL(page.url()).origin).toBe(site.origin)
    })
  }

  test('the form says which field is which to password managers', async ({ page }) => {
    await visit(page, '/sign-in')
    await expect(page.getByLabel('E-mail')).toHaveAttribute('autocomplete', 'username')
    await expect(page.getByLabel('Password', { exact: true })).toHaveAttribute('autocomplete', 'current-password')
    await page.getByLabel('Password', { exact: true }).fill('shown on demand')
    await page.getByRole('button', { name: 'Show password' }).click()
    await expect(page.getByLabel('Password', { exact: true })).toHaveAttribute('type', 'text')
  })

  test('somebody signed in is not asked again', async ({ as }) => {
    const page = await as('owner', '/sign-in')
    await expect(page.getByRole('heading', { name: 'API tokens' })).toBeVisible()
  })

  test('signing out ends the session on the server, not only in this browser', async ({ as }) => {
    const page = await as('owner')
    const kept = await page.context().cookies()
    await page.getByRole('button', { name: /Account menu/ }).click()
    await page.getByRole('dialog', { name: 'Account' }).getByRole('button', { name: 'Sign out' }).click()
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
    await page.context().addCookies(kept)
    await visit(page, '/o/northwind/tokens')
    await expect(page).toHaveURL(/\/sign-in\?next=/)
  })

  test('a session that was idle for a week has ended', async ({ as, qa }) => {
    const page = await as('owner')
    await qa.advance('P7DT1M')
    await page.reload()
    await expect(page).toHaveURL(/\/sign-in\?next=/)
  })
})
