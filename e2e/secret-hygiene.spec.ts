import type { Page } from '@playwright/test'
import { expect, test } from './fixtures/test'
import { choose, createToken, dismissToasts, done, reveal, shownToken } from './steps/tokens'

/** Everything in the browser that could retain a secret, as text. */
async function browserState(page: Page): Promise<Record<string, string>> {
  const kept = await page.evaluate(async () => {
    const caches = await window.caches.keys()
    const databases = await indexedDB.databases()
    return {
      document: document.documentElement.outerHTML,
      fields: JSON.stringify([...document.querySelectorAll('input, textarea')].map((field) => (field as HTMLInputElement).value)),
      storage: JSON.stringify([{ ...localStorage }, { ...sessionStorage }, caches, databases]),
      history: JSON.stringify([history.state, location.href, document.title, window.name]),
      requests: JSON.stringify(performance.getEntries()),
      selection: getSelection()?.toString() ?? '',
    }
  })
  return { ...kept, cookies: JSON.stringify(await page.context().cookies()), queries: await queryCache(page) }
}

/** Contents of the React Query caches, found through React's fiber tree. */
function queryCache(page: Page): Promise<string> {
  return page.evaluate(() => {
    interface Cache {
      getAll(): readonly { readonly state: unknown; readonly options: unknown }[]
    }
    interface Client {
      getQueryCache(): Cache
      getMutationCache(): Cache
    }
    interface Fiber {
      readonly memoizedProps: { readonly client?: Client } | null
      readonly child: Fiber | null
      readonly sibling: Fiber | null
    }
    const container = document as unknown as Record<string, Fiber>
    const root = Object.entries(container).find(([name]) => name.startsWith('__reactContainer$'))?.[1]
    const seen = new WeakSet()
    const text = (value: unknown) =>
      JSON.stringify(value, (_key, part: unknown) => {
        if (typeof part !== 'object' || part === null) return part
        if (seen.has(part)) return undefined
        seen.add(part)
        return part instanceof Map ? [...part] : part
      })
    const found: string[] = []
    const walk = (fiber: Fiber | null | undefined): void => {
      if (!fiber) return
      const client = fiber.memoizedProps?.client
      if (typeof client?.getQueryCache === 'function') {
        const held = [client.getQueryCache(), client.getMutationCache()].flatMap((cache) => cache.getAll())
        found.push(text(held.map(({ state, options }) => ({ state, options }))))
      }
      walk(fiber.child)
      walk(fiber.sibling)
    }
    walk(root)
    if (found.length === 0) throw new Error('No query cache was found: the fiber lookup no longer works.')
    return found.join()
  })
}

/** The 43 characters of the secret part. */
const secretOf = (token: string) => token.slice(21, 64)

function expectNowhere(kept: Record<string, string>, secret: string): void {
  expect(Object.entries(kept).flatMap(([source, text]) => (text.includes(secret) ? [source] : []))).toEqual([])
}

test('a secret exists only in the reveal dialog and nowhere after Done', async ({ as }) => {
  const page = await as('owner')
  const token = await createToken(page, 'Spring campaign')

  await test.step('storage and history never contain the secret while it is shown', async () => {
    const { storage, history, requests, cookies, queries } = await browserState(page)
    expectNowhere({ storage, history, requests, cookies, queries } as Record<string, string>, secretOf(token))
  })

  await test.step('the secret is not printed while it is shown', async () => {
    await page.emulateMedia({ media: 'print' })
    const printed = await page.evaluate(() => document.body.innerText)
    expect(printed).not.toContain(secretOf(token))
    await page.emulateMedia({ media: null })
  })

  await test.step('after Done the secret is not in the page, storage, history, cookies or caches', async () => {
    await reveal(page).getByRole('tab', { name: 'Python' }).click()
    await done(reveal(page))
    const kept = await browserState(page)
    expectNowhere(kept, secretOf(token))
    expect(kept['queries'], 'the cache contains the list').toContain(token.slice(0, 20))
  })

  await test.step('the secret is not in a page restored by Back', async () => {
    await page.getByRole('link', { name: 'Spring campaign' }).click()
    await expect(page.getByRole('heading', { name: 'Spring campaign' })).toBeVisible()
    await page.goBack()
    await expect(page.getByRole('heading', { name: 'API tokens' })).toBeVisible()
    await expect(reveal(page)).toBeHidden()
    expectNowhere(await browserState(page), secretOf(token))
  })

  await test.step('no secret remains after a rotation', async () => {
    await dismissToasts(page)
    await choose(page, 'Zapier sync', 'Rotate…')
    await page
      .getByRole('dialog', { name: /^Rotate “/ })
      .getByRole('button', { name: 'Rotate token' })
      .click()
    const dialog = page.getByRole('alertdialog', { name: 'Store the new token now' })
    const rotated = await shownToken(dialog)
    await done(dialog)
    expectNowhere(await browserState(page), secretOf(rotated))
  })
})
