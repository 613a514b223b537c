import { expect, test } from './fixtures/test'
import { inspect } from './steps/inspect'
import { linkTo } from './steps/links'
import { personIn } from './steps/people'
import { visit } from './steps/visit'

const password = 'seven brass keys in a row'

test('a person signs up by keyboard, verifies the email address and learns what to do next', async ({ page, qa }) => {
  test.slow()
  await test.step('the form leads on from sign-in', async () => {
    await page.clock.install()
    await visit(page, '/sign-in')
    await page.getByRole('link', { name: 'Create an account' }).click()
    await expect(page.getByRole('heading', { name: 'Create an account' })).toBeVisible()
    await inspect(page, 'sign-up')
    await page.getByLabel('Name').press('Enter')
    await expect(page.getByText('Enter your name.')).toBeVisible()
    await expect(page.getByLabel('Name')).toBeFocused()
    await inspect(page, 'a rejected sign-up')
    await page.getByLabel('Name').fill('Leo Baptista')
    await page.getByLabel('Email').fill('Leo@Example.com')
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.keyboard.press('Enter')
    await expect(page.getByText('We sent a link to leo@example.com.')).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Check your email' })).toBeFocused()
    await inspect(page, 'a requested sign-up')
  })

  await test.step('the link can be sent again after a minute', async () => {
    const again = page.getByRole('button', { name: 'Send again' })
    await expect(again).toHaveAttribute('aria-disabled', 'true')
    await page.clock.runFor(61_000)
    await again.click()
    await expect(page.getByText('Sent again.')).toBeAttached()
    await expect(again).toHaveAttribute('aria-disabled', 'true')
    await page.clock.resume()
  })

  await test.step('opening the link creates nothing; the button does, and signs in', async () => {
    const link = await linkTo(qa, 'leo@example.com')
    await visit(page, link)
    await visit(page, link)
    await expect(page.getByText('Leo Baptista')).toBeVisible()
    await inspect(page, 'verifying an email address')
    await page.getByRole('button', { name: 'Create account and sign in' }).click()
    await expect(page.getByRole('heading', { name: "You're not in an organization yet" })).toBeVisible()
    await expect(page.getByText("You're signed in as leo@example.com.")).toBeVisible()
    await inspect(page, 'no organization')
    await visit(page, link)
    await expect(page.getByRole('heading', { name: 'This link no longer works' })).toBeVisible()
  })

  await test.step('signing out leads to the sign-in page', async () => {
    await visit(page, '/')
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  })
})

test('the address of a user gets the same response, and an email that says so', async ({ page, qa }) => {
  const { email } = personIn(qa, 'member')
  await visit(page, '/sign-up')
  await page.getByLabel('Name').fill('Someone Else')
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByText(`We sent a link to ${email}.`)).toBeVisible()
  await qa.tick()
  expect((await qa.emailsTo(email)).map(({ subject }) => subject)).toContain('You already have a Keyrail account')
})
