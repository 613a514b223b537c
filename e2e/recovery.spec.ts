import { expect, test } from './fixtures/test'
import { readSites } from './servers/sites'
import { inspect } from './steps/inspect'
import { linkTo } from './steps/links'
import { personIn, signIn } from './steps/people'
import { visit } from './steps/visit'

const chosen = 'seven brass keys in a row'

test('a forgotten password is reset by keyboard, and every other browser is signed out on its next request', { tag: '@postgres' }, async ({
  as,
  newTab,
  qa,
}) => {
  test.slow()
  const { email, password } = personIn(qa, 'member')
  const other = await as('member')
  const page = await newTab()

  await test.step('the form leads on from sign-in and says the same for every address', async () => {
    await visit(page, '/sign-in')
    await page.getByRole('link', { name: 'Forgot your password?' }).click()
    await expect(page.getByRole('heading', { name: 'Forgot your password?' })).toBeVisible()
    await inspect(page, 'forgotten password')
    const field = page.getByLabel('Email')
    await field.fill('not an email')
    await field.press('Enter')
    await expect(page.getByText('Enter an email address, like ana@example.com.')).toBeVisible()
    await expect(field).toBeFocused()
    await field.fill(email)
    await field.press('Enter')
    await expect(page.getByText(`If an account exists for ${email}, a link is on its way.`)).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Check your email' })).toBeFocused()
    await expect(page.getByRole('button', { name: 'Send again' })).toHaveAttribute('aria-disabled', 'true')
    await inspect(page, 'requested link')
  })

  const link = await linkTo(qa, email)
  await test.step('opening the link changes nothing', async () => {
    await visit(page, link)
    await visit(page, link)
    await expect(page.getByText(`For ${email}. This signs you out of Keyrail everywhere.`)).toBeVisible()
    await inspect(page, 'a new password')
  })

  await test.step('the new password ends every session', async () => {
    const field = page.getByLabel('New password', { exact: true })
    await field.fill('too short')
    await expect(page.getByText('Weak: add 6 more characters')).toBeVisible()
    await field.press('Enter')
    await expect(page.getByText('Use at least 15 characters.')).toBeVisible()
    await field.fill(chosen)
    await field.press('Enter')
    await expect(page.getByRole('heading', { name: 'Password changed' })).toBeFocused()
    await inspect(page, 'a changed password')
    await visit(other, '/o/northwind/tokens')
    await expect(other).toHaveURL(/\/sign-in/)
  })

  await test.step('only the new password signs in, and the link works no more', async () => {
    await page.getByRole('link', { name: 'Sign in' }).click()
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
    await signIn(page, email, password)
    await expect(page.getByText('Incorrect email or password.')).toBeVisible()
    await signIn(page, email, chosen)
    await expect(page).toHaveURL(/\/o\/northwind\/tokens/)
    await visit(other, link)
    await expect(other.getByRole('heading', { name: 'This link no longer works' })).toBeVisible()
    await inspect(other, 'an expired link')
  })
})

test('an address without an account gets the same response, and no email', async ({ page, qa }) => {
  await visit(page, '/forgot-password')
  await page.getByLabel('Email').fill('unknown@example.com')
  await page.getByRole('button', { name: 'Send link' }).click()
  await expect(page.getByText('If an account exists for unknown@example.com, a link is on its way.')).toBeVisible()
  await qa.tick()
  expect(await qa.emailsTo('unknown@example.com')).toEqual([])
})

test('without a mail server, the page says whom to ask and what an operator runs, and sign-up does not exist', async ({
  page,
  consoleGuard,
}) => {
  consoleGuard.expect(/status of 404/)
  const origin = readSites()?.installed.origin ?? ''
  await visit(page, `${origin}/forgot-password`)
  await expect(page.getByText('Ask an administrator of your organization for a link')).toBeVisible()
  await expect(page.getByText('npm run keyrail -- reset-password --email')).toBeVisible()
  await inspect(page, 'recovery without email')
  expect((await page.goto(`${origin}/sign-up`))?.status()).toBe(404)
})
