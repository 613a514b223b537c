import { expect, test } from './fixtures/test'
import { inspect, inspectDialog } from './steps/inspect'
import { personIn } from './steps/people'
import { addAuthenticator, reauthDialog, sectionOf, securityPath, visitWithoutAutofill } from './steps/security'
import { toasts } from './steps/tokens'
import { visit } from './steps/visit'

const list = '/o/northwind/tokens'

test('a passkey is added, renamed, signs in, re-authenticates and is removed', { tag: '@postgres' }, async ({ as, qa }) => {
  test.setTimeout(90_000)
  const page = await as('owner', securityPath)
  const { email, password } = personIn(qa, 'owner')
  const { devtools } = await addAuthenticator(page)
  const passkeys = sectionOf(page, 'Passkeys')

  await test.step('adding one needs a recent re-authentication', async () => {
    await qa.advance('PT11M')
    await passkeys.getByRole('button', { name: 'Add a passkey' }).click()
    await reauthDialog(page).getByLabel('Password').fill(password)
    await reauthDialog(page).getByRole('button', { name: 'Confirm' }).click()
    await expect(toasts(page)).toContainText('added')
    await expect(passkeys.getByRole('listitem')).toHaveCount(1)
    expect((await qa.emailsTo(email)).map(({ subject }) => subject)).toContainEqual(expect.stringContaining('was added to your account'))
  })

  await test.step('the same device is not added twice', async () => {
    await passkeys.getByRole('button', { name: 'Add a passkey' }).click()
    await expect(passkeys.getByText('This device already has a passkey for your account.')).toBeVisible()
  })

  await test.step('it is renamed', async () => {
    await passkeys.getByRole('button', { name: /^Rename/ }).click()
    const dialog = page.getByRole('dialog', { name: 'Rename passkey' })
    await dialog.getByLabel('Name').fill('Work laptop')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(passkeys.getByText('Work laptop')).toBeVisible()
  })

  await test.step('it signs in without email and password', async () => {
    await page.context().clearCookies()
    await visitWithoutAutofill(page, devtools)
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await expect(page).toHaveURL(list)
  })

  await test.step('it re-authenticates, and can be removed', async () => {
    await visit(page, securityPath)
    await qa.advance('PT11M')
    await passkeys.getByRole('button', { name: 'Remove Work laptop' }).click()
    const dialog = page.getByRole('alertdialog', { name: /^Remove/ })
    await dialog.getByRole('button', { name: 'Remove passkey' }).click()
    await reauthDialog(page).getByRole('button', { name: 'Use a passkey' }).click()
    await expect(passkeys.getByText('You have no passkeys.')).toBeVisible()
    await expect(passkeys.getByRole('button', { name: 'Add a passkey' })).toBeFocused()
  })
  await devtools.detach()
})

test('a passkey signs in again above a page whose session ended, and nothing typed is lost', async ({ as, consoleGuard }) => {
  consoleGuard.expect(/status of 401/)
  const page = await as('owner', securityPath)
  const { devtools } = await addAuthenticator(page)
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await expect(sectionOf(page, 'Passkeys').getByRole('listitem')).toHaveCount(1)
  await page.getByLabel('New password').fill('seven brass keys in a row')
  await page.context().clearCookies()
  await page.getByRole('button', { name: 'Change password' }).click()
  const dialog = page.getByRole('dialog', { name: 'Your session has ended' })
  await expect(dialog).toBeVisible()
  await inspectDialog(page, 'your session has ended')
  await dialog.getByRole('button', { name: 'Use a passkey' }).click()
  await expect(sectionOf(page, 'Password').getByText('Saved')).toBeVisible()
  await devtools.detach()
})

test('autofill of the email field offers passkeys', async ({ page, as }) => {
  const owner = await as('owner', securityPath)
  const { devtools, authenticatorId } = await addAuthenticator(owner)
  await owner.getByRole('button', { name: 'Add a passkey' }).click()
  await expect(sectionOf(owner, 'Passkeys').getByRole('listitem')).toHaveCount(1)
  const { credentials } = await devtools.send('WebAuthn.getCredentials', { authenticatorId })
  const other = await addAuthenticator(page)
  for (const credential of credentials) {
    await other.devtools.send('WebAuthn.addCredential', { authenticatorId: other.authenticatorId, credential })
  }
  // the passkey may sign in before the page could be looked at
  const response = await page.goto('/sign-in')
  expect(await response?.text()).toMatch(/autocomplete="username webauthn"/i)
  await expect(page).toHaveURL(list)
  await Promise.all([devtools.detach(), other.devtools.detach()])
})

test('the passkey dialogs have no accessibility violations', async ({ as }) => {
  test.setTimeout(120_000)
  const page = await as('owner', securityPath)
  const { devtools } = await addAuthenticator(page)
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await expect(sectionOf(page, 'Passkeys').getByRole('listitem')).toHaveCount(1)
  await inspect(page, 'security settings with a passkey', '#main')
  await page.getByRole('button', { name: /^Rename/ }).click()
  await page.getByRole('dialog', { name: 'Rename passkey' }).getByLabel('Name').fill(' ')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Name the passkey.')).toBeVisible()
  await inspectDialog(page, 'rename passkey')
  await page.keyboard.press('Escape')
  await page.getByRole('alertdialog', { name: 'Discard what you typed?' }).getByRole('button', { name: 'Discard' }).click()
  await page.getByRole('button', { name: /^Remove/ }).click()
  await expect(page.getByRole('alertdialog', { name: /^Remove/ })).toBeVisible()
  await inspectDialog(page, 'remove passkey')
  await devtools.detach()
})
