import { expect, test } from './fixtures/test'
import { fillList, list } from './steps/fill-list'
import { breakdown, kilobytes, measureWeight, paint } from './steps/page-weight'
import { personIn } from './steps/people'
import { createDialog, reveal, rows } from './steps/tokens'
import { visit } from './steps/visit'

test.describe('page weight over the wire', () => {
  test('the sign-in page loads at most 150 kB of JavaScript', async ({ page }) => {
    const weighed = await measureWeight(page, '/sign-in')
    expect(kilobytes(weighed, 'Script'), breakdown(weighed, 'Script')).toBeLessThanOrEqual(150)
  })

  for (const path of ['/forgot-password', '/sign-up']) {
    test(`${path} loads at most 150 kB of JavaScript`, async ({ page }) => {
      const weighed = await measureWeight(page, path)
      expect(kilobytes(weighed, 'Script'), breakdown(weighed, 'Script')).toBeLessThanOrEqual(150)
    })
  }

  test('the token list loads at most 165 kB of JavaScript, 15 kB of styles, 80 kB of fonts', async ({ as }) => {
    const page = await as('owner', null)
    const weighed = await measureWeight(page, list)
    expect.soft(kilobytes(weighed, 'Script'), breakdown(weighed, 'Script')).toBeLessThanOrEqual(165)
    expect.soft(kilobytes(weighed, 'Stylesheet'), breakdown(weighed, 'Stylesheet')).toBeLessThanOrEqual(15)
    expect.soft(kilobytes(weighed, 'Font'), breakdown(weighed, 'Font')).toBeLessThanOrEqual(80)
  })

  for (const page of ['profile', 'security', 'sessions', 'notifications', 'appearance', 'danger']) {
    test(`the ${page} settings load at most 150 kB of JavaScript`, async ({ as }) => {
      const weighed = await measureWeight(await as('owner', null), `/settings/${page}`)
      expect(kilobytes(weighed, 'Script'), breakdown(weighed, 'Script')).toBeLessThanOrEqual(150)
    })
  }

  test('a list of 25 rows loads at most 40 kB of HTML and does not shift', async ({ as, site }) => {
    const page = await as('owner', null)
    await fillList(page.context().request, site.origin)
    const weighed = await measureWeight(page, `${list}?tab=organization`)
    await expect(rows(page)).toHaveCount(25)
    expect.soft(kilobytes(weighed, 'Document')).toBeLessThanOrEqual(40)
    expect.soft((await paint(page)).shift, 'CLS').toBeLessThanOrEqual(0.01)
  })
})

test.describe('number of clicks', () => {
  test('a token is created and copied in at most six clicks from the sign-in page', async ({ page, qa }) => {
    const { email, password } = personIn(qa, 'owner')
    await visit(page, '/')
    const clicks = [
      async () => page.getByLabel('Email').click(),
      async () => {
        await page.keyboard.type(email)
        await page.getByLabel('Password', { exact: true }).click()
      },
      async () => {
        await page.keyboard.type(password)
        await page.getByRole('button', { name: 'Sign in', exact: true }).click()
      },
      async () => page.getByRole('button', { name: 'New token' }).click(),
      async () => {
        await expect(createDialog(page).getByLabel('Name')).toBeFocused()
        await page.keyboard.type('Spring campaign')
        await createDialog(page).getByRole('button', { name: 'Create token' }).click()
      },
      async () => reveal(page).getByRole('button', { name: 'Copy token', exact: true }).click(),
    ]
    for (const click of clicks) await click()
    await expect(reveal(page).getByText('Copied')).toBeVisible()
    expect(clicks.length).toBeLessThanOrEqual(6)
  })
})
