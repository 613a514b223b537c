import type { Page } from '@playwright/test'
import { expect, test } from './fixtures/test'
import { choose, createToken, dismissNews, done, reveal, shownToken } from './steps/tokens'

/** Every place of the browser where a secret could have stayed, as text. */
async function everythingKept(page: Page): Promise<Record<string, string>> {
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

/** What React Query holds, found through React's own tree. */
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
    if (found.length === 0) throw new Error('No query cache was found: this test looks in the wrong place.')
    return found.join()
  })
}

/** The 43 characters nobody but the holder may have. */
const secretOf = (token: string) => token.slice(21, 64)

function expectNowhere(kept: Record<string, string>, secret: string): void {
  expect(Object.entries(kept).flatMap(([place, text]) => (text.includes(secret) ? [place] : []))).toEqual([])
}

test('a secret is only in the dialog that shows it, and after Done it is nowhere', async ({ as }) => {
  const page = await as('owner')
  const token = await createToken(page, 'Spring campaign')

  await test.step('it was never in storage or history while it was shown', async () => {
    const { storage, history, requests, cookies, queries } = await everythingKept(page)
    expectNowhere({ storage, history, requests, cookies, queries } as Record<string, string>, secretOf(token))
  })

  await test.step('it is not printed while it is shown', async () => {
    await page.emulateMedia({ media: 'print' })
    const printed = await page.evaluate(() => document.body.innerText)
    expect(printed).not.toContain(secretOf(token))
    await page.emulateMedia({ media: null })
  })

  await test.step('after Done it is nowhere in the page, its storage, history, cookies or caches', async () => {
    await reveal(page).getByRole('tab', { name: 'Python' }).click()
    await done(reveal(page))
    const kept = await everythingKept(page)
    expectNowhere(kept, secretOf(token))
    expect(kept['queries'], 'the cache does hold the list').toContain(token.slice(0, 20))
  })

  await test.step('it is not in the page that Back and Forward bring', async () => {
    await page.getByRole('link', { name: 'Spring campaign' }).click()
    await expect(page.getByRole('heading', { name: 'Spring campaign' })).toBeVisible()
    await page.goBack()
    await expect(page.getByRole('heading', { name: 'API tokens' })).toBeVisible()
    await expect(reveal(page)).toBeHidden()
    expectNowhere(await everythingKept(page), secretOf(token))
  })

  await test.step('it is nowhere after rotating either', async () => {
    await dismissNews(page)
    await choose(page, 'Zapier sync', 'Rotate…')
    await page.getByRole('dialog', { name: 'Rotate token' }).getByRole('button', { name: 'Rotate token' }).click()
    const dialog = page.getByRole('alertdialog', { name: 'Store the new token now' })
    const rotated = await shownToken(dialog)
    await done(dialog)
    expectNowhere(await everythingKept(page), secretOf(rotated))
  })
})
