import { type CDPSession, expect, type Locator, type Page } from '@playwright/test'
import { generate } from 'otplib'
import type { Qa } from '../fixtures/qa'
import { visit } from './visit'

export const securityPath = '/settings/security'

export const reauthDialog = (page: Page): Locator => page.getByRole('dialog', { name: "Confirm it's you" })

export const sectionOf = (page: Page, name: string): Locator => page.getByRole('region', { name })

/** Adds a virtual authenticator with user verification and resident keys to a tab, until `devtools` is detached: tabs are reused. */
export async function addAuthenticator(page: Page): Promise<{ readonly devtools: CDPSession; readonly authenticatorId: string }> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable', { enableUI: false })
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return { devtools, authenticatorId }
}

/** Opens the sign-in page as in a browser that cannot offer passkeys in autofill, where the virtual one would respond immediately. */
export async function visitWithoutAutofill(page: Page, devtools: CDPSession): Promise<void> {
  const source = 'PublicKeyCredential.isConditionalMediationAvailable = () => Promise.resolve(false)'
  await devtools.send('Page.enable')
  const { identifier } = await devtools.send('Page.addScriptToEvaluateOnNewDocument', { source })
  await visit(page, '/sign-in')
  await devtools.send('Page.removeScriptToEvaluateOnNewDocument', { identifier })
}

/** The code of an authenticator app at the time of the server. */
export async function codeOf(qa: Qa, secret: string): Promise<string> {
  return generate({ secret, epoch: Math.floor((await qa.now()).getTime() / 1_000) })
}

/** Turns on two-factor codes in the security settings; returns the secret and the recovery codes. */
export async function setUpTwoFactor(page: Page, qa: Qa): Promise<{ readonly secret: string; readonly codes: readonly string[] }> {
  await page.getByRole('button', { name: 'Set up two-factor codes' }).click()
  const dialog = page.getByRole('dialog', { name: 'Set up two-factor codes' })
  const secret = ((await dialog.locator('code').textContent()) ?? '').replace(/\s/g, '')
  await dialog.getByLabel('Six-digit code').pressSequentially(await codeOf(qa, secret))
  const stored = codesDialog(page)
  await expect(stored.getByRole('listitem')).toHaveCount(10)
  return { secret, codes: await stored.getByRole('listitem').allTextContents() }
}

export const codesDialog = (page: Page): Locator => page.getByRole('alertdialog', { name: 'Store your recovery codes' })

export async function storeCodes(page: Page): Promise<void> {
  await codesDialog(page).getByRole('checkbox', { name: 'I have stored the codes' }).check()
  await codesDialog(page).getByRole('button', { name: 'Done' }).click()
  await expect(codesDialog(page)).toBeHidden()
}
