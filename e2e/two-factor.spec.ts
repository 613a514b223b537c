import { expect, test } from './fixtures/test'
import { inspect, inspectDialog } from './steps/inspect'
import { personIn, signIn } from './steps/people'
import { codeOf, codesDialog, reauthDialog, sectionOf, securityPath, setUpTwoFactor, storeCodes } from './steps/security'
import { toasts } from './steps/tokens'
import { reload, visit } from './steps/visit'

const list = '/o/northwind/tokens'

test('two-factor codes are set up, and sign in with a code and with a recovery code', { tag: '@postgres' }, async ({ as, qa }) => {
  test.setTimeout(120_000)
  const page = await as('owner', securityPath)
  const { email, password } = personIn(qa, 'owner')
  const { secret, codes } = await setUpTwoFactor(page, qa)

  await test.step('the recovery codes cannot be closed by accident', async () => {
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Keep it open' }).click()
    await expect(codesDialog(page).getByRole('button', { name: 'Done' })).toHaveAttribute('aria-disabled', 'true')
    await codesDialog(page).getByRole('button', { name: 'Copy' }).click()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(codes.join('\n'))
    await storeCodes(page)
    await expect(toasts(page)).toContainText('Two-factor codes turned on.')
    await expect(sectionOf(page, 'Two-factor codes').getByRole('button', { name: 'New recovery codes' })).toBeFocused()
  })

  await test.step('the password alone leads to the second step, which opens nothing by itself', async () => {
    await page.context().clearCookies()
    await visit(page, list)
    await signIn(page, email, password)
    await expect(page.getByRole('heading', { name: 'Enter your code' })).toBeVisible()
    expect((await page.context().cookies()).filter(({ name }) => name.endsWith('.session'))).toEqual([])
    await reload(page)
    await page.getByLabel('Six-digit code').pressSequentially('000000')
    await expect(page.getByRole('alert').getByText('That code is not valid. Check the clock on your phone.')).toBeVisible()
  })

  await test.step('the sixth digit submits, also when pasted', async () => {
    await qa.advance('PT1M')
    const code = await codeOf(qa, secret)
    await page.evaluate((text) => navigator.clipboard.writeText(text), `${code.slice(0, 3)} ${code.slice(3)}`)
    await page.getByLabel('Six-digit code').fill('')
    await page.getByLabel('Six-digit code').press('ControlOrMeta+v')
    await expect(page).toHaveURL(list)
  })

  await test.step('a recovery code signs in once', async () => {
    const signInWith = async (code: string) => {
      await page.context().clearCookies()
      await visit(page, '/sign-in')
      await signIn(page, email, password)
      await page.getByRole('button', { name: 'Use a recovery code' }).click()
      await page.getByLabel('Recovery code').fill(code)
      await page.getByRole('button', { name: 'Continue' }).click()
    }
    await signInWith(codes[0] ?? '')
    await expect(page).toHaveURL(list)
    await signInWith(codes[0] ?? '')
    await expect(page.getByRole('alert').getByText('That recovery code is not valid, or it was used before.')).toBeVisible()
    expect((await qa.emailsTo(email)).at(-1)?.subject).toContain('9 of 10 are left')
  })

  await test.step('a page without a begun sign-in leads back to the first step', async () => {
    await page.evaluate(() => sessionStorage.clear())
    await page.goto('/sign-in/two-factor')
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  })
})

test('with two-factor codes, confirming and signing in again above a page ask for a code', async ({ as, qa, consoleGuard }) => {
  consoleGuard.expect(/status of 401/)
  test.setTimeout(90_000)
  const page = await as('owner', securityPath)
  const { email, password } = personIn(qa, 'owner')
  const { secret, codes } = await setUpTwoFactor(page, qa)
  await storeCodes(page)
  const card = sectionOf(page, 'Two-factor codes')

  await test.step('new recovery codes are created after a code', async () => {
    await qa.advance('PT11M')
    await card.getByRole('button', { name: 'New recovery codes' }).click()
    await page.getByRole('alertdialog', { name: 'Create new recovery codes?' }).getByRole('button', { name: 'Create codes' }).click()
    await expect(reauthDialog(page).getByLabel('Password')).toHaveCount(0)
    await reauthDialog(page)
      .getByLabel('Six-digit code')
      .pressSequentially(await codeOf(qa, secret))
    await expect(codesDialog(page).getByRole('listitem')).toHaveCount(10)
    expect(await codesDialog(page).getByRole('listitem').allTextContents()).not.toEqual(codes)
    await storeCodes(page)
  })

  await test.step('the session-ended dialog asks for the code after the password', async () => {
    await qa.advance('PT1M')
    await page.context().clearCookies()
    await card.getByRole('button', { name: 'Turn off' }).click()
    await page.getByRole('alertdialog', { name: 'Turn off two-factor codes?' }).getByRole('button', { name: 'Turn off' }).click()
    const dialog = page.getByRole('dialog', { name: 'Your session has ended' })
    await dialog.getByLabel('Email').fill(email)
    await dialog.getByLabel('Password').fill(password)
    await dialog.getByRole('button', { name: 'Sign in' }).click()
    await expect(dialog.getByLabel('Six-digit code')).toBeFocused()
    await inspectDialog(page, 'your session has ended, second step')
    await dialog.getByLabel('Six-digit code').pressSequentially(await codeOf(qa, secret))
    await expect(toasts(page)).toContainText('Two-factor codes turned off.')
    await expect(card.getByRole('button', { name: 'Set up two-factor codes' })).toBeFocused()
  })
})

test('recovery codes are printed, and the secret of the codes is not', async ({ as, qa }) => {
  const page = await as('owner', securityPath)
  const qrCode = page.locator('svg[aria-label="QR code"]')
  await page.getByRole('button', { name: 'Set up two-factor codes' }).click()
  await expect(qrCode).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await expect(qrCode).toBeHidden()
  await page.emulateMedia({ media: null })
  await page.keyboard.press('Escape')
  await expect(qrCode).toBeHidden()
  await setUpTwoFactor(page, qa)
  await page.emulateMedia({ media: 'print' })
  await expect(codesDialog(page).getByRole('list', { name: 'Recovery codes' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Security' })).toBeHidden()
  await page.emulateMedia({ media: null })
  await storeCodes(page)
})

test('the two-factor screens have no accessibility violations', async ({ as, qa, newTab }) => {
  test.setTimeout(150_000)
  const page = await as('owner', securityPath)
  await page.getByRole('button', { name: 'Set up two-factor codes' }).click()
  await expect(page.getByRole('img', { name: 'QR code' })).toBeVisible()
  const setUp = page.getByRole('dialog', { name: 'Set up two-factor codes' })
  await setUp.getByLabel('Six-digit code').pressSequentially('000000')
  await expect(setUp.getByText('That code is not valid. Check the clock on your phone.')).toBeVisible()
  await inspectDialog(page, 'set up two-factor codes')
  await page.keyboard.press('Escape')
  await setUpTwoFactor(page, qa)
  await inspectDialog(page, 'store your recovery codes')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('alertdialog', { name: 'Close without storing the codes?' })).toBeVisible()
  await inspectDialog(page, 'close without storing the codes')
  await page.getByRole('button', { name: 'Keep it open' }).click()
  await storeCodes(page)
  await inspect(page, 'security settings with two-factor codes', '#main')
  await qa.advance('PT11M')
  await page.getByRole('button', { name: 'Turn off' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Turn off' }).click()
  await expect(reauthDialog(page).getByLabel('Six-digit code')).toBeFocused()
  await inspectDialog(page, 'confirm with a code')
  const { email, password } = personIn(qa, 'owner')
  const tab = await newTab()
  await visit(tab, '/sign-in')
  await signIn(tab, email, password)
  await tab.getByLabel('Six-digit code').pressSequentially('000000')
  await expect(tab.getByRole('alert').getByText('That code is not valid. Check the clock on your phone.')).toBeVisible()
  await inspect(tab, 'the second step of signing in')
  await tab.getByRole('button', { name: 'Use a recovery code' }).click()
  await inspect(tab, 'the second step with a recovery code')
})
