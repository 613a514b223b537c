import type { Page } from '@playwright/test'
import { callApi } from './fixtures/api'
import { expect, test } from './fixtures/test'
import { inspect } from './steps/inspect'
import { linkTo } from './steps/links'
import { signIn } from './steps/people'
import { addAuthenticator, codeOf, sectionOf, securityPath, setUpTwoFactor, storeCodes, visitWithoutAutofill } from './steps/security'
import { createToken, done, reveal, toasts } from './steps/tokens'
import { reload, visit } from './steps/visit'

test.use({ preset: 'empty' })

const password = 'seven brass keys in a row'
const later = 'a quiet morning on the river'
const home = '/o/northwind-realty/tokens'
const settings = '/o/northwind-realty/settings'
const people = { ana: 'ana@example.com', nina: 'nina@example.com', max: 'max@example.com', leo: 'leo@example.com' } as const

const next = (page: Page) => page.getByRole('button', { name: 'Continue' }).click()

async function setUp(page: Page): Promise<void> {
  await visit(page, '/')
  await next(page)
  await page.getByLabel('Name').fill('Ana Martins')
  await page.getByLabel('Email').fill(people.ana)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await next(page)
  await page.getByLabel('Organization name').fill('Northwind Realty')
  await page.getByLabel('First location').fill('Downtown Office')
  await expect(page.getByText('northwind-realty is available')).toBeVisible()
  await next(page)
  await page.getByRole('button', { name: 'Finish setup' }).click()
  await expect(page.getByRole('heading', { name: 'Your organization is ready.' })).toBeVisible()
}

async function signUp(page: Page, link: () => Promise<string>): Promise<void> {
  await visit(page, '/sign-up')
  await page.getByLabel('Name').fill('Leo Duarte')
  await page.getByLabel('Email').fill(people.leo)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Check your email' })).toBeVisible()
  await visit(page, await link())
  await page.getByRole('button', { name: 'Create account and sign in' }).click()
  await expect(page.getByRole('heading', { name: "You're not in an organization yet" })).toBeVisible()
}

async function invite(page: Page, email: string, role: string, location?: string): Promise<string> {
  const dialog = page.getByRole('dialog', { name: 'Invite people' })
  await dialog.getByLabel('Email addresses').fill(email)
  await dialog.getByLabel('Role').selectOption(role)
  if (location) await dialog.getByRole('checkbox', { name: location }).check()
  await dialog.getByRole('button', { name: 'Send invitations' }).click()
  const link = new URL(await page.getByRole('textbox', { name: `Link for ${email}` }).inputValue()).pathname
  await page.getByRole('button', { name: 'Done' }).click()
  return link
}

async function acceptAsNew(page: Page, link: string, name: string): Promise<void> {
  await visit(page, link)
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Accept invitation' }).click()
  await expect(page.getByRole('heading', { name: 'API tokens' })).toBeVisible()
}

async function newToken(page: Page, name: string): Promise<string> {
  await visit(page, home)
  const token = await createToken(page, name)
  await done(reveal(page))
  return token
}

test('an organization from its setup to a deactivated member', { tag: '@postgres' }, async ({ newTab, qa, site, consoleGuard }) => {
  test.setTimeout(420_000)
  const [ana, nina, max, leo] = [await newTab(), await newTab(), await newTab(), await newTab()]
  const status = (token: string) => callApi(site.origin, token)

  await test.step('it is set up, and its first hints lead to the first token and the first invitation', async () => {
    await setUp(ana)
    await signUp(leo, () => linkTo(qa, people.leo))
    await visit(ana, home)
    const hints = ana.getByRole('region', { name: /^Get started with/ })
    await expect(hints.getByRole('listitem')).toHaveText([/^Create the first token/, /^Invite the first person/])
    await inspect(ana, 'the first steps')
    await newToken(ana, 'First token')
    await reload(ana)
    await expect(hints).toContainText('Create the first token (done)')
    await hints.getByRole('link', { name: 'Invite people' }).click()
  })

  const links = await test.step('three people are invited, with roles and a location', async () => {
    await invite(ana, people.nina, 'Location manager', 'Downtown Office')
    await visit(ana, `${settings}/invitations?invite=1`)
    const copied = await invite(ana, people.max, 'Member')
    await visit(ana, `${settings}/invitations?invite=1`)
    await invite(ana, people.leo, 'Viewer')
    await visit(ana, home)
    await expect(ana.getByRole('region', { name: /^Get started with/ })).toHaveCount(0)
    return { nina: await linkTo(qa, people.nina), max: copied, leo: await linkTo(qa, people.leo) }
  })

  const tokens = await test.step('each signs in: by email, by a copied link and with an account', async () => {
    await acceptAsNew(nina, links.nina, 'Nina Reis')
    await acceptAsNew(max, links.max, 'Max Pinto')
    await visit(leo, links.leo)
    await leo.getByRole('button', { name: 'Accept invitation' }).click()
    await expect(leo.getByRole('heading', { name: 'API tokens' })).toBeVisible()
    return { nina: await newToken(nina, 'Nina sync'), max: [await newToken(max, 'Max sync'), await newToken(max, 'Max export')] }
  })

  await test.step('a passkey signs the location manager in', async () => {
    const { devtools } = await addAuthenticator(nina)
    await visit(nina, securityPath)
    await sectionOf(nina, 'Passkeys').getByRole('button', { name: 'Add a passkey' }).click()
    await expect(toasts(nina)).toContainText('added')
    await nina.context().clearCookies()
    await visitWithoutAutofill(nina, devtools)
    await nina.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await expect(nina).toHaveURL(home)
    await devtools.detach()
  })

  await test.step('a second factor signs the member in', async () => {
    await visit(max, securityPath)
    const { secret } = await setUpTwoFactor(max, qa)
    await storeCodes(max)
    await max.context().clearCookies()
    await visit(max, '/sign-in')
    await signIn(max, people.max, password)
    await expect(max.getByRole('heading', { name: 'Enter your code' })).toBeVisible()
    await qa.advance('PT1M')
    await max.getByLabel('Six-digit code').pressSequentially(await codeOf(qa, secret))
    await expect(max).toHaveURL(home)
  })

  await test.step('a forgotten password is reset, and its owner comes back', async () => {
    await leo.context().clearCookies()
    await visit(leo, '/forgot-password')
    await leo.getByLabel('Email').fill(people.leo)
    await leo.getByRole('button', { name: 'Send link' }).click()
    await expect(leo.getByRole('heading', { name: 'Check your email' })).toBeVisible()
    await visit(leo, await linkTo(qa, people.leo))
    await leo.getByLabel('New password', { exact: true }).fill(later)
    await leo.keyboard.press('Enter')
    await expect(leo.getByRole('heading', { name: 'Password changed' })).toBeVisible()
    await visit(leo, '/sign-in')
    await signIn(leo, people.leo, later)
    await expect(leo).toHaveURL(home)
  })

  await test.step('a deactivated member is shut out, and each of their tokens is rejected on the very next call', async () => {
    expect(await Promise.all([tokens.nina, ...tokens.max].map(status))).toEqual([200, 200, 200])
    await visit(ana, `${settings}/members`)
    await ana.getByRole('combobox', { name: 'Role of Leo Duarte' }).selectOption('Admin')
    await expect(toasts(ana)).toContainText('Leo Duarte: Viewer → Admin.')
    await ana.getByRole('button', { name: 'Actions for Max Pinto' }).click()
    await ana.getByRole('menuitem', { name: 'Deactivate' }).click()
    await expect(toasts(ana)).toContainText('Max Pinto deactivated.')
    expect(await Promise.all(tokens.max.map(status))).toEqual([401, 401])
    expect(await status(tokens.nina)).toBe(200)
    consoleGuard.expect(/status of 404/)
    expect((await visit(max, home))?.status()).toBe(404)
    expect((await visit(leo, `${settings}/members`))?.status()).toBe(200)
    await inspect(ana, 'the members of the walk')
  })

  await test.step('the audit log tells the whole story in sentences and verifies', async () => {
    await qa.tick()
    await visit(ana, '/o/northwind-realty/audit')
    const sentences = await ana.getByRole('main').locator('summary').allTextContents()
    const story = [
      'Ana Martins created the organization Northwind Realty',
      'Ana Martins added Ana Martins as Owner',
      'Ana Martins added the location Downtown Office',
      'Ana Martins created First token',
      'Ana Martins invited nina@example.com',
      'Ana Martins invited max@example.com',
      'Ana Martins invited leo@example.com',
      'Nina Reis accepted the invitation',
      'Max Pinto accepted the invitation',
      'Leo Duarte accepted the invitation',
      'Nina Reis created Nina sync',
      'Max Pinto created Max sync',
      'Max Pinto created Max export',
      'Ana Martins changed the role of Leo Duarte to Admin',
      'Ana Martins deactivated the member Max Pinto',
    ]
    expect(sentences.toReversed().map((sentence, index) => sentence.slice(0, story[index]?.length))).toEqual(story)
    await expect(ana.getByText(/Integrity verified .*: 15 entries\./)).toBeVisible()
    await inspect(ana, 'the audit log of the walk')
  })
})
