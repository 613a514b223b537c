import { expect, test } from './fixtures/test'
import { inspect } from './steps/inspect'
import { personIn, signIn } from './steps/people'
import { reauthDialog, sectionOf, securityPath } from './steps/security'
import { reload, visit } from './steps/visit'

const next = 'seven brass keys in a row'

test('a new password signs out the other browsers on their next request and keeps this one', async ({ as, qa, newTab }) => {
  const [page, other] = [await as('owner', securityPath), await as('owner')]
  const { email, password } = personIn(qa, 'owner')
  const card = sectionOf(page, 'Password')

  await test.step('a weak or wrong password is explained at its field', async () => {
    await page.getByLabel('Current password').fill('not the password')
    await page.getByLabel('New password').fill('short')
    await expect(card.getByText('Weak: add 10 more characters')).toBeVisible()
    await page.getByRole('button', { name: 'Change password' }).click()
    await expect(card.getByText('Use at least 15 characters.')).toBeVisible()
    await expect(page.getByLabel('New password')).toBeFocused()
    await page.getByLabel('New password').fill(next)
    await expect(card.getByText('Strong')).toBeVisible()
    await page.getByRole('button', { name: 'Change password' }).click()
    await expect(card.getByText('Incorrect password.')).toBeVisible()
    await expect(page.getByLabel('Current password')).toBeFocused()
  })

  await test.step('it is changed with the keyboard', async () => {
    await page.getByLabel('Current password').fill(password)
    await page.getByLabel('Current password').press('Enter')
    await expect(card.getByText('Saved')).toBeVisible()
    await expect(page.getByLabel('New password')).toHaveValue('')
    await reload(page)
    await expect(page.getByRole('heading', { name: 'Security' })).toBeVisible()
    await reload(other)
    await expect(other).toHaveURL(/\/sign-in\?next=/)
    expect((await qa.emailsTo(email)).map(({ subject }) => subject)).toContainEqual(expect.stringContaining('Your password was changed'))
  })

  await test.step('only the new password signs in', async () => {
    const tab = await newTab()
    await visit(tab, '/sign-in')
    await signIn(tab, email, password)
    await expect(tab.getByRole('alert').getByText('Incorrect email or password.')).toBeVisible()
    await signIn(tab, email, next)
    await expect(tab.getByRole('heading', { name: 'API tokens' })).toBeVisible()
  })
})

test('an empty current password asks for a re-authentication, and canceling it keeps the input', async ({ as, qa }) => {
  const page = await as('owner', securityPath)
  await qa.advance('PT11M')
  await page.getByLabel('New password').fill(next)
  await page.getByRole('button', { name: 'Change password' }).click()
  await reauthDialog(page).getByRole('button', { name: 'Cancel' }).click()
  await expect(sectionOf(page, 'Password').getByText("Nothing was changed. Confirm it's you to continue.")).toBeVisible()
  await expect(page.getByLabel('New password')).toHaveValue(next)
})

test('the security settings have no accessibility violations', async ({ as }) => {
  test.setTimeout(90_000)
  const page = await as('owner', securityPath)
  await expect(page.getByRole('heading', { name: 'Security', level: 1 })).toBeVisible()
  await expect(sectionOf(page, 'Overview').getByRole('listitem')).toHaveCount(5)
  await inspect(page, 'security settings')
})
