import type { Page } from '@playwright/test'
import { actionId, ownPage, sendAction } from './fixtures/server-actions'
import { expect, test } from './fixtures/test'
import { fillList, list } from './steps/fill-list'
import { expectToFit, rowTops } from './steps/layout'
import { openCreate, rowOf, rows, switchOf } from './steps/tokens'
import { visit } from './steps/visit'

const unbroken = 'W'.repeat(64)
const realistic = 'production_eu_west_1_orders_service_nightly_export_job_token_v2_'

/** Creates tokens and a destination with names of 64 characters without a space. */
async function createLongNames(page: Page, origin: string, locationId: string): Promise<void> {
  const create = async (action: string, input: object) => {
    const path = '/o/meridian/tokens'
    const args = ['meridian', input]
    const response = await sendAction(page.context().request, origin, { path, id: actionId(action), args, headers: ownPage(origin) })
    expect(response.ok()).toBe(true)
  }
  const rest = { expires: { kind: 'never' }, acknowledged: true }
  for (const name of [unbroken, realistic]) {
    const scopes = ['sources:write', 'models:write', 'pipelines:write', 'pipelines:trigger']
    await create('create', { ...rest, name, type: 'user', scopes })
    await create('create', { ...rest, name, type: 'location', locationId, scopes: ['sources:write'] })
    await create('createDestination', { name, locationId })
  }
}

test.describe('tables at every width', () => {
  test.use({ preset: 'integration' })

  test('nothing in a table is clipped or out of reach, whatever the name and the width', async ({ as, qa, site }) => {
    test.slow()
    const [location] = qa.data.locations
    const page = await as('owner', null)
    await createLongNames(page, site.origin, location?.id ?? '')
    const tokens = '/o/meridian/tokens'
    for (const [name, path] of [
      ['the tab Yours', tokens],
      ['the tab Organization', `${tokens}?tab=organization`],
      ['the tab Locations', `${tokens}?tab=locations`],
      ['the tab Managed', `${tokens}?tab=managed`],
      ['the location view', `/o/meridian/l/${location?.slug}/tokens`],
      ['destinations', '/o/meridian/settings/destinations'],
      ['deliveries', `/o/meridian/settings/destinations/${qa.data.destinations[0]?.id}`],
    ] as const) {
      await test.step(name, async () => {
        await visit(page, path)
        await expectToFit(page)
      })
    }

    await test.step('the create dialog fits the narrowest phone when the list has such names', async () => {
      await page.setViewportSize({ width: 320, height: 720 })
      await visit(page, tokens)
      const dialog = await openCreate(page)
      const box = await dialog.getByRole('button', { name: 'Create token' }).boundingBox()
      expect((box?.x ?? 0) + (box?.width ?? 321)).toBeLessThanOrEqual(320)
      await dialog.getByRole('button', { name: 'Create token' }).click({ trial: true })
    })
  })

  test('rows do not move when an Undo appears in one of them and disappears', async ({ as, qa, site }) => {
    const page = await as('owner', null)
    await createLongNames(page, site.origin, qa.data.locations[0]?.id ?? '')
    await visit(page, '/o/meridian/tokens')
    const names = [realistic, 'Pipeline runner']
    for (const width of [1440, 1024, 768, 640, 390, 320]) {
      await test.step(`${width} px`, async () => {
        await page.setViewportSize({ width, height: 900 })
        const before = await rowTops(page)
        for (const name of names) {
          const row = rowOf(page, name)
          await switchOf(page, name).click()
          await expect(row).toContainText(/Deactivated\.\s*Undo/)
          expect.soft(await rowTops(page), `${name} deactivated`).toEqual(before)
          await row.getByRole('button', { name: 'Undo' }).click()
          await expect(row).toContainText(/Activated\.\s*Undo/)
          expect.soft(await rowTops(page), `${name} activated again`).toEqual(before)
        }
      })
    }

    await test.step('when the Undo disappears', async () => {
      const before = await rowTops(page)
      const undo = rowOf(page, realistic).getByRole('button', { name: 'Undo' })
      await page.clock.install()
      await switchOf(page, realistic).click()
      await expect(undo).toBeVisible()
      await page.mouse.move(0, 0)
      await page.clock.runFor(11_000)
      await expect(undo).toBeHidden()
      expect(await rowTops(page)).toEqual(before)
    })
    // this tab keeps the fake clock, so it must not be reused
    await page.close()
  })
})

test('a list of 25 rows has compact rows, headers that sort, and a head that stays in view', async ({ as, site }) => {
  const page = await as('owner', null)
  await page.setViewportSize({ width: 1440, height: 900 })
  await fillList(page.context().request, site.origin)
  await visit(page, `${list}?tab=organization`)
  const header = (name: string) => page.getByRole('columnheader', { name, exact: true })

  await test.step('900 px hold 16 rows of 56 px', async () => {
    await expect(rows(page)).toHaveCount(25)
    const heights = await rows(page).evaluateAll((all) => all.map((row) => row.getBoundingClientRect().height))
    expect(Math.max(...heights)).toBeLessThanOrEqual(56)
  })

  await test.step('a header sorts, reverses, and restores the default order', async () => {
    await expect(header('Token')).not.toHaveAttribute('aria-sort')
    for (const [direction, order] of [
      ['ascending', /sort=name\.asc/],
      ['descending', /sort=name\.desc/],
    ] as const) {
      await header('Token').getByRole('button').click()
      await expect(header('Token')).toHaveAttribute('aria-sort', direction)
      await expect(page).toHaveURL(order)
    }
    await header('Token').getByRole('button').click()
    await expect(header('Token')).not.toHaveAttribute('aria-sort')
    await header('Expires').getByRole('button').click()
    await expect(header('Expires')).toHaveAttribute('aria-sort', 'ascending')
    await expect(page.locator('[data-row-link]').first()).toHaveText('Spring export')
  })

  await test.step('the head stays below the top bar', async () => {
    await rows(page).last().scrollIntoViewIfNeeded()
    await expect.poll(async () => (await header('Last used').boundingBox())?.y).toBe(56)
  })
})

test('a suspended token looks locked and says why, in the list and on its page', async ({ as, qa }) => {
  const page = await as('owner', `${list}?tab=locations`)
  const control = switchOf(page, 'Airport kiosk')
  const expectLocked = async () => {
    await expect(control).toHaveAttribute('aria-disabled', 'true')
    await expect(control).toHaveAttribute('aria-checked', 'false')
    await expect(control).toHaveAccessibleDescription('Rejected because its location is archived.')
    await control.click({ force: true })
    await expect(page.locator('[popover]').filter({ hasText: 'Rejected because its location is archived.' })).toBeVisible()
    await expect(control).toHaveAttribute('aria-checked', 'false')
    await page.keyboard.press('Escape')
  }
  await test.step('in the list', expectLocked)
  await visit(page, `${list}/${qa.token('Airport kiosk').tokenKey}`)
  await test.step('on its page', expectLocked)
})
