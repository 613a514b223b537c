import type { Page } from '@playwright/test'
import { expect, test } from './fixtures/test'
import { personIn, signIn } from './steps/people'
import { switchOf, toasts } from './steps/tokens'
import { reload, visit } from './steps/visit'

const list = '/o/northwind/tokens'

const passwordOf = (page: Page) => page.getByLabel('Password', { exact: true })

const listHeading = (page: Page) => page.getByRole('heading', { name: 'API tokens' })

test.describe('sign-in', () => {
  test('the sign-in form supports password managers, hides which accounts exist, and throttles guesses', async ({ page, qa }) => {
    const rejected = page.getByRole('alert').getByText('Incorrect email or password.')
    await visit(page, '/sign-in')

    await test.step('the fields have autocomplete hints', async () => {
      await expect(page.getByLabel('Email')).toHaveAttribute('autocomplete', 'username webauthn')
      await expect(passwordOf(page)).toHaveAttribute('autocomplete', 'current-password')
      await passwordOf(page).fill('a visible password')
      await page.getByRole('button', { name: 'Show password' }).click()
      await expect(passwordOf(page)).toHaveAttribute('type', 'text')
    })

    await test.step('someone who forgot the password is led on', async () => {
      await expect(page.getByRole('link', { name: 'Forgot your password?' })).toHaveAttribute('href', '/forgot-password')
    })

    await test.step('a wrong password and an unknown email get the same error', async () => {
      await signIn(page, personIn(qa, 'owner').email, 'not the right password')
      await expect(rejected).toBeVisible()
      await signIn(page, 'unknown@example.com', 'not the right password')
      await expect(rejected).toBeVisible()
      await expect(passwordOf(page)).toBeFocused()
    })

    await test.step('too many attempts are throttled for a minute', async () => {
      const { email, password } = personIn(qa, 'member')
      for (let attempt = 0; attempt < 5; attempt += 1) {
        await signIn(page, email, `wrong password ${attempt}`)
        await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeEnabled()
        await expect(rejected).toBeVisible()
      }
      await signIn(page, email, password)
      await expect(page.getByRole('alert').getByText(/^Too many attempts\. Try again in \d+ seconds\.$/)).toBeVisible()
      await qa.advance('PT1M')
      await signIn(page, email, password)
      await expect(listHeading(page)).toBeVisible()
    })
  })

  test('the `next` parameter never redirects to another origin', async ({ page, qa, site }) => {
    const { email, password } = personIn(qa, 'owner')
    for (const next of [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example/',
      '/%2F%2Fevil.example',
      '/\tevil.example',
      'javascript:alert(1)',
    ]) {
      await test.step(JSON.stringify(next), async () => {
        await page.context().clearCookies()
        await visit(page, `/sign-in?next=${encodeURIComponent(next)}`)
        await signIn(page, email, password)
        await page.waitForURL((url) => url.pathname !== '/sign-in')
        expect(new URL(page.url()).origin).toBe(site.origin)
      })
    }
  })

  test('signing in redirects to the requested page, and signing out ends the session on the server', async ({ page, qa }) => {
    const { email, password } = personIn(qa, 'owner')

    await test.step('signing in redirects to the requested page', async () => {
      await visit(page, `${list}?tab=organization&q=gate`)
      await expect(page).toHaveURL(/\/sign-in\?next=/)
      await signIn(page, email, password)
      await expect(page).toHaveURL(`${list}?tab=organization&q=gate`)
      await expect(page.getByRole('rowheader', { name: /Gateway/ })).toBeVisible()
    })

    await test.step('a signed-in user is redirected away from the sign-in page', async () => {
      await visit(page, '/sign-in')
      await expect(listHeading(page)).toBeVisible()
    })

    await test.step('signing out ends the session on the server, and leaves no toast or announcement behind', async () => {
      const kept = await page.context().cookies()
      await switchOf(page, 'Zapier sync').click()
      await expect(toasts(page)).toContainText('Zapier sync deactivated.')
      await page.getByRole('button', { name: /Account menu/ }).click()
      await page.getByRole('dialog', { name: 'Account' }).getByRole('button', { name: 'Sign out' }).click()
      await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
      await expect(page.locator('body')).not.toContainText('Zapier sync')
      await page.context().addCookies(kept)
      await visit(page, list)
      await expect(page).toHaveURL(/\/sign-in\?next=/)
    })

    await test.step('a session ends after a week of inactivity', async () => {
      await signIn(page, email, password)
      await expect(page).toHaveURL(list)
      await expect(listHeading(page)).toBeVisible()
      await qa.advance('P7DT1M')
      await reload(page)
      await expect(page).toHaveURL(/\/sign-in\?next=/)
    })
  })
})
