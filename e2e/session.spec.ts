import { callApi } from './fixtures/api'
import { expect, test } from './fixtures/test'
import { personIn } from './steps/people'
import { choose, notices, openCreate, reveal, shownToken, switchOf } from './steps/tokens'

test.describe('a session that ends while somebody works', () => {
  test('asks for a sign-in above the form, keeps what was typed and goes on', async ({ as, qa, site, complaints }) => {
    complaints.expect(/status of 401/)
    const page = await as('owner')
    const dialog = await openCreate(page)
    await dialog.getByLabel('Name').fill('Spring campaign')
    await page.context().clearCookies()
    await dialog.getByRole('button', { name: 'Create token' }).click()
    const prompt = page.getByRole('dialog', { name: 'Your session has ended' })
    await expect(prompt).toContainText('Sign in to go on. What you typed is still here.')
    const { email, password } = personIn(qa, 'owner')
    await prompt.getByLabel('E-mail').fill(email)
    await prompt.getByLabel('Password').fill('not the right password')
    await prompt.getByRole('button', { name: 'Sign in' }).click()
    await expect(prompt.getByText('E-mail or password is not right.')).toBeVisible()
    await prompt.getByLabel('Password').fill(password)
    await prompt.getByRole('button', { name: 'Sign in' }).click()
    await expect(reveal(page)).toContainText('“Spring campaign” is ready.')
    expect(await callApi(site.origin, await shownToken(reveal(page)))).toBe(200)
  })

  test('a declined sign-in leaves the form as it was', async ({ as, complaints }) => {
    complaints.expect(/status of 401/)
    const page = await as('owner')
    const dialog = await openCreate(page)
    await dialog.getByLabel('Name').fill('Spring campaign')
    await page.context().clearCookies()
    await dialog.getByRole('button', { name: 'Create token' }).click()
    await page.getByRole('dialog', { name: 'Your session has ended' }).getByRole('button', { name: 'Close' }).click()
    await expect(dialog.getByLabel('Name')).toHaveValue('Spring campaign')
  })

  test('a switch waits for the sign-in and then does what was asked', async ({ as, qa, site, complaints }) => {
    complaints.expect(/status of 401/)
    const page = await as('owner')
    await page.context().clearCookies()
    await switchOf(page, 'Zapier sync').click()
    const prompt = page.getByRole('dialog', { name: 'Your session has ended' })
    const { email, password } = personIn(qa, 'owner')
    await prompt.getByLabel('E-mail').fill(email)
    await prompt.getByLabel('Password').fill(password)
    await prompt.getByRole('button', { name: 'Sign in' }).click()
    await expect(notices(page)).toContainText('Zapier sync deactivated.')
    expect(await callApi(site.origin, qa.token('Zapier sync').token)).toBe(401)
  })

  test('another person’s token is stopped only after a fresh sign-in', async ({ as, qa, site }) => {
    const page = await as('owner', '/o/northwind/tokens?tab=organisation')
    await qa.advance('PT11M')
    await choose(page, 'Personal scripts', 'Deactivate')
    const confirm = page.getByRole('dialog', { name: 'Confirm it is you' })
    await expect(confirm.getByLabel('Password')).toBeFocused()
    expect(await callApi(site.origin, qa.token('Personal scripts').token)).toBe(200)
    await confirm.getByLabel('Password').fill(personIn(qa, 'owner').password)
    await confirm.getByRole('button', { name: 'Confirm' }).click()
    await expect(notices(page)).toContainText('Personal scripts deactivated.')
    expect(await callApi(site.origin, qa.token('Personal scripts').token)).toBe(401)
  })
})
