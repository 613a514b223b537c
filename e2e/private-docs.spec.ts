import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { signInByHttp } from './fixtures/sign-in'
import { test as base, expect } from './fixtures/test'
import type { Site } from './servers/sites'
import { startSite } from './servers/start-site'
import { personIn } from './steps/people'

/** A server whose operator keeps the docs private, started for these tests only. */
const test = base.extend<object, { privateSite: Site }>({
  privateSite: [
    // biome-ignore lint/correctness/noEmptyPattern: the runner reads what a fixture needs from this pattern
    async ({}, use, { workerIndex }) => {
      const data = mkdtempSync(join(tmpdir(), 'keyrail-docs-'))
      const site = await startSite(`docs-${workerIndex}`, ['--qa'], { KEYRAIL_DATA: data, KEYRAIL_DOCS: 'private' })
      await use(site)
      await site.stop()
      rmSync(data, { recursive: true })
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  site: [async ({ privateSite }, use) => use(privateSite), { scope: 'worker' }],
})

const pages = ['/docs', '/docs/quick-start', '/docs/problems', '/docs/problems/not-found', '/docs/api/v1/token']
const files = ['/docs/quick-start.md', '/docs/markdown/quick-start', '/llms.txt', '/docs/postman.json', '/docs/search.json']
const disguises: Record<string, string>[] = [{}, { RSC: '1' }, { RSC: '1', 'Next-Router-Prefetch': '1' }]

test('private docs are for people who are signed in', async ({ request, site, qa }) => {
  await test.step('a visitor is led to the sign-in and gets no text, in any format', async () => {
    for (const path of pages) {
      const redirect = await request.get(site.origin + path, { maxRedirects: 0 })
      expect(redirect.headers()['location']).toContain(`/sign-in?next=${encodeURIComponent(path)}`)
      for (const headers of disguises) {
        const text = await (await request.get(site.origin + path, { headers })).text()
        expect(text, `${path} ${JSON.stringify(headers)}`).not.toMatch(/Quick start|Idempotency|not_found/)
      }
    }
    for (const path of files) expect((await request.get(site.origin + path)).status(), path).toBe(404)
  })

  await test.step('a member reads all of it', async () => {
    const { email, password } = personIn(qa, 'member')
    await signInByHttp(request, site.origin, email, password)
    for (const path of [...pages, ...files]) expect((await request.get(site.origin + path, { maxRedirects: 0 })).status(), path).toBe(200)
  })
})
