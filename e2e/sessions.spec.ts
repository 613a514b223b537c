import { expect, test } from './fixtures/test'
import { personIn } from './steps/people'
import { visit } from './steps/visit'

test('a session that is ended in one browser is out on its next request in the other', { tag: '@postgres' }, async ({ as, qa }) => {
  const [page, other, third] = [await as('owner', '/settings/sessions'), await as('owner'), await as('owner')]
  const list = page.locator('main section').getByRole('listitem')
  await visit(page, '/settings/sessions')
  await expect(list).toHaveCount(3)
  await expect(list.first()).toContainText('This session')
  await qa.advance('PT11M')

  await test.step('one session is ended, after a re-authentication', async () => {
    await page
      .getByRole('button', { name: /^Sign out .*IP address/ })
      .first()
      .click()
    const reauth = page.getByRole('dialog', { name: "Confirm it's you" })
    await reauth.getByLabel('Password').fill(personIn(qa, 'owner').password)
    await reauth.getByRole('button', { name: 'Confirm', exact: true }).click()
    await expect(list).toHaveCount(2)
    const urls = []
    for (const each of [other, third]) {
      await each.goto('/o/northwind/tokens')
      urls.push(new URL(each.url()).pathname)
    }
    expect(urls.toSorted()).toEqual(['/o/northwind/tokens', '/sign-in'])
  })

  await test.step('all others are ended', async () => {
    await page.getByRole('button', { name: 'Sign out all other sessions' }).click()
    await expect(list).toHaveCount(1)
    await expect(page.getByText('You are signed in nowhere else.')).toBeVisible()
    for (const each of [other, third]) {
      await each.goto('/o/northwind/tokens')
      await expect(each).toHaveURL(/\/sign-in/)
    }
    await visit(page, '/o/northwind/tokens')
    await expect(page.getByRole('heading', { name: 'API tokens' })).toBeVisible()
  })

  await test.step('the list is current when the tab has the focus again', async () => {
    await visit(page, '/settings/sessions')
    await as('owner', null)
    await page.evaluate(() => window.dispatchEvent(new Event('focus')))
    await expect(list).toHaveCount(2)
  })
})
