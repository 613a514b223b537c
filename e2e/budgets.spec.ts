import type { APIRequestContext } from '@playwright/test'
import { actionId, ownPage, sendAction } from './fixtures/server-actions'
import { expect, test } from './fixtures/test'
import { personIn } from './steps/people'
import { createDialog, reveal, rows, switchOf } from './steps/tokens'
import { bill, kilobytes, median, paint, respond, weigh } from './steps/weigh'

const list = '/o/northwind/tokens'

/** Enough admin tokens for a page of 25 rows. */
async function fillList(request: APIRequestContext, origin: string): Promise<void> {
  for (let number = 1; number <= 20; number += 1) {
    const input = {
      name: `Integration ${number}`,
      type: 'admin',
      scopes: ['contacts:read', 'contacts:write'],
      ends: { kind: 'after', duration: 'P1Y' },
      acknowledged: true,
    }
    const answer = await sendAction(request, origin, {
      path: list,
      id: actionId('create'),
      args: ['northwind', input],
      headers: ownPage(origin),
    })
    expect(answer.ok()).toBe(true)
  }
}

test.describe('what a page weighs over the wire', () => {
  test('sign in: at most 150 kB of JavaScript', async ({ page }) => {
    const weighed = await weigh(page, '/sign-in')
    expect(kilobytes(weighed, 'Script'), bill(weighed, 'Script')).toBeLessThanOrEqual(150)
  })

  // The target is missed: see docs/adr/0011. `fail` turns this red on the day it is met.
  test('tokens: at most 165 kB of JavaScript', async ({ as }) => {
    test.fail()
    const page = await as('owner', null)
    const weighed = await weigh(page, list)
    expect(kilobytes(weighed, 'Script'), bill(weighed, 'Script')).toBeLessThanOrEqual(165)
  })

  test('tokens: never more JavaScript than today, 15 kB of styles, 80 kB of fonts', async ({ as }) => {
    const page = await as('owner', null)
    const weighed = await weigh(page, list)
    expect.soft(kilobytes(weighed, 'Script'), bill(weighed, 'Script')).toBeLessThanOrEqual(212)
    expect.soft(kilobytes(weighed, 'Stylesheet'), bill(weighed, 'Stylesheet')).toBeLessThanOrEqual(15)
    expect.soft(kilobytes(weighed, 'Font'), bill(weighed, 'Font')).toBeLessThanOrEqual(80)
  })

  test('25 rows: at most 40 kB of HTML', async ({ as, site }) => {
    const page = await as('owner', null)
    await fillList(page.context().request, site.origin)
    const weighed = await weigh(page, `${list}?tab=organisation`)
    await expect(rows(page)).toHaveCount(25)
    expect(kilobytes(weighed, 'Document')).toBeLessThanOrEqual(40)
  })
})

test.describe('how fast it is', () => {
  test('25 rows are painted within 500 ms and nothing jumps', async ({ as, site }) => {
    const page = await as('owner', null)
    await fillList(page.context().request, site.origin)
    const paints = []
    for (let load = 0; load < 5; load += 1) {
      await weigh(page, `${list}?tab=organisation`)
      paints.push(await paint(page))
    }
    const largest = paints.map((each) => each.largest)
    expect.soft(median(largest), `LCP of five loads: ${largest.map(Math.round)}`).toBeLessThanOrEqual(500)
    expect.soft(Math.max(...paints.map(({ shift }) => shift)), 'CLS').toBeLessThanOrEqual(0.01)
  })

  test('the sign-in page is painted within 500 ms and nothing jumps', async ({ page }) => {
    const paints = []
    for (let load = 0; load < 5; load += 1) {
      await weigh(page, '/sign-in')
      paints.push(await paint(page))
    }
    const largest = paints.map((each) => each.largest)
    expect.soft(median(largest), `LCP of five loads: ${largest.map(Math.round)}`).toBeLessThanOrEqual(500)
    expect.soft(Math.max(...paints.map(({ shift }) => shift)), 'CLS').toBeLessThanOrEqual(0.01)
  })

  test('every interaction shows within 150 ms on a machine four times slower', async ({ as, site }) => {
    const page = await as('owner', null)
    await fillList(page.context().request, site.origin)
    await page.goto(`${list}?tab=organisation`)
    await expect(rows(page)).toHaveCount(25)
    const took = {
      'turning a switch': await respond(page, 5, async () => switchOf(page, 'Zapier sync').click()),
      'selecting a row': await respond(page, 5, async () => page.getByRole('checkbox', { name: 'Select Zapier sync' }).click()),
      'opening a menu': await respond(page, 5, async () => {
        await page.getByRole('button', { name: 'Actions for Gateway' }).click()
        await page.getByRole('menuitem').first().waitFor()
        await page.keyboard.press('Escape')
        await page.getByRole('menuitem').first().waitFor({ state: 'hidden' })
      }),
      'typing a search': await respond(page, 5, async () => page.getByLabel('Search tokens').press('g')),
      'opening create token': await respond(page, 5, async () => {
        await page.getByRole('button', { name: 'New token' }).click()
        await createDialog(page).getByLabel('Name').waitFor()
        await page.keyboard.press('Escape')
        await createDialog(page).waitFor({ state: 'hidden' })
      }),
    }
    for (const [interaction, all] of Object.entries(took)) {
      expect.soft(median(all), `${interaction}: ${all.map(Math.round)} ms`).toBeLessThanOrEqual(150)
    }
  })
})

test.describe('how short the way is', () => {
  test('from the sign-in page to a copied token: at most six presses', async ({ page, qa }) => {
    const { email, password } = personIn(qa, 'owner')
    await page.goto('/')
    const presses = [
      async () => page.getByLabel('E-mail').click(),
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
    for (const press of presses) await press()
    await expect(reveal(page).getByText('Copied')).toBeVisible()
    expect(presses.length).toBeLessThanOrEqual(6)
  })
})
