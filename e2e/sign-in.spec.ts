import type { Page } from '@playwright/test'
import { expect, test } from './fixtures/test'
import { personIn, signIn } from './steps/people'
import { visit } from './steps/visit'

const list = '/o/northwind/tokens'

const passwordOf = (page: Page) => page.getByLabel('Password', { exact: true })

const listHeading = (page: Page) => page.getByRole('heading', { name: 'API tokens' })

test.describe('signing in', () => {
  test('the form helps password managers, tells nobody who has an account, and lets nobody guess', async ({ page, qa }) => {
    const rejected = page.getByRole('alert').getByText('Incorrect email or password.')
    await visit(page, '/sign-in')

    await test.step('the form says which field is which to password managers', async () => {
      await expect(page.getByLabel('Email')).toHaveAttribute('autocomplete', 'username')
      await expect(passwordOf(page)).toHaveAttribute('autocomplete', 'current-password')
      await passwordOf(page).fill('shown on demand')
      await page.getByRole('button', { name: 'Show password' }).click()
      await expect(passwordOf(page)).toHaveAttribute('type', 'text')
    })

    await test.step('a wrong password and an unknown address are rejected in the same words', async () => {
      await signIn(page, personIn(qa, 'owner').email, 'not the right password')
      await expect(rejected).toBeVisible()
      await signIn(page, 'nobody@example.com', 'not the right password')
      await expect(rejected).toBeVisible()
      await expect(passwordOf(page)).toBeFocused()
    })

    await test.step('too many attempts have to wait, and are forgiven once the time is over', async () => {
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

  test('an address asked for with `next` never leaves this origin', async ({ page, qa, site }) => {
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

  test('a session leads to the page one was on the way to, and ends on the server', async ({ page, qa }) => {
    const { email, password } = personIn(qa, 'owner')

    await test.step('whoever was on the way to a page arrives there after signing in', async () => {
      await visit(page, `${list}?tab=organization&q=gate`)
      await expect(page).toHaveURL(/\/sign-in\?next=/)
      await signIn(page, email, password)
      await expect(page).toHaveURL(`${list}?tab=organization&q=gate`)
      await expect(page.getByRole('rowheader', { name: /Gateway/ })).toBeVisible()
    })

    await test.step('somebody signed in is not asked again', async () => {
      await visit(page, '/sign-in')
      await expect(listHeading(page)).toBeVisible()
    })

    await test.step('signing out ends the session on the server, not only in this browser', async () => {
      const kept = await page.context().cookies()
      await page.getByRole('button', { name: /Account menu/ }).click()
      await page.getByRole('dialog', { name: 'Account' }).getByRole('button', { name: 'Sign out' }).click()
      await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
      await page.context().addCookies(kept)
      await visit(page, list)
      await expect(page).toHaveURL(/\/sign-in\?next=/)
    })

    await test.step('a session that was idle for a week has ended', async () => {
      await signIn(page, email, password)
      await expect(page).toHaveURL(list)
      await expect(listHeading(page)).toBeVisible()
      await qa.advance('P7DT1M')
      await page.reload()
      await expect(page).toHaveURL(/\/sign-in\?next=/)
    })
  })
})
