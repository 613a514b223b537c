import type { APIRequestContext, Page } from '@playwright/test'
import { expect, test } from './fixtures/test'
import { chapters, pathsByChapter } from './steps/docs'
import { runSample, type Sample, samplesOf } from './steps/samples'
import { done, openCreate, reveal, shownToken } from './steps/tokens'

test.use({ preset: 'integration' })
test.describe.configure({ timeout: 180_000 })

const working: readonly string[] = ['active', 'rotating', 'expiring', 'idle']

const key = (token: string) => token.slice(0, 20)

for (const chapter of chapters) {
  test(`every sample of ${chapter} runs as it is copied, and gets the response that the page shows`, async ({ as, qa, site, request }) => {
    const token = await tokenForEverything(await as('owner', '/o/meridian/tokens'))
    const base = { API_BASE: `${site.origin}/api/v1`, VERIFY_TOKEN: await qa.serviceToken() }
    const [destination] = qa.data.destinations
    const managed = qa.data.tokens.find(({ tokenKey }) => tokenKey === destination?.tokenKey)?.token ?? ''
    const expendable = qa.data.tokens.filter(({ type, status }) => type === 'user' && working.includes(status)).map((each) => each.token)
    // enough for a second page
    for (const count of [-1, -2, -3]) await createContact(request, token, count)
    const samples = await samplesIn(request, chapter)
    for (const [count, { path, sample }] of samples.entries()) {
      const presented = tokenFor(sample, { token, managed, expendable, verifying: base.VERIFY_TOKEN })
      const contact = /\bID\b/.test(sample.code) ? await createContact(request, token, count) : ''
      const env = { ...base, TOKEN: presented, TOKEN_KEY: key(presented), ID: contact, DESTINATION: destination?.id ?? '' }
      const printed = await runSample(sample, env)
      expect
        .soft(keysOf(printed), `${path}\n${sample.code}\n${printed}`)
        .toEqual(sample.response ? keysOf(sample.response) : notProblem(printed))
    }
  })
}

test('the samples are found: there are more than fifty', async ({ request }) => {
  const counts = await Promise.all(chapters.map(async (chapter) => (await samplesIn(request, chapter)).length))
  expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(50)
})

async function samplesIn(request: APIRequestContext, chapter: string): Promise<readonly { path: string; sample: Sample }[]> {
  const paths = (await pathsByChapter(request)).get(chapter) ?? []
  const pages = await Promise.all(
    paths.map(async (path) => samplesOf(await (await request.get(`${path}.md`)).text()).map((sample) => ({ path, sample }))),
  )
  return pages.flat()
}

interface Tokens {
  readonly token: string
  readonly managed: string
  readonly verifying: string
  readonly expendable: string[]
}

/** Samples that stop a token get another one. */
function tokenFor({ as, code }: Sample, { token, managed, expendable, verifying }: Tokens): string {
  if (/\/(verify|introspect)\b/.test(code) && !code.includes('VERIFY_TOKEN')) return verifying
  if (as === 'destination' || /\bDESTINATION\b/.test(code)) return managed
  const stops = as === 'leaked' || (/\/token\b/.test(code) && /DELETE/.test(code))
  return stops ? (expendable.shift() ?? '') : token
}

async function tokenForEverything(page: Page): Promise<string> {
  const dialog = await openCreate(page)
  await dialog.getByLabel('Name').fill('Samples')
  await dialog.getByRole('radio', { name: 'Everything I can do' }).check()
  await dialog.getByRole('button', { name: 'Create token' }).click()
  const token = await shownToken(reveal(page))
  await done(reveal(page))
  return token
}

async function createContact(request: APIRequestContext, token: string, count: number): Promise<string> {
  const response = await request.post('/api/v1/contacts', {
    headers: { Authorization: `Bearer ${token}` },
    data: { externalId: `sample-${count}` },
  })
  return ((await response.json()) as { id: string }).id
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** Names of the top-level fields of JSON; the text itself if it is none. */
function keysOf(text: string): unknown {
  const value = parse(text)
  return typeof value === 'object' && value !== null ? Object.keys(value).sort() : value
}

/** A sample without a shown response must not be rejected. */
function notProblem(printed: string): unknown {
  const value = parse(printed)
  const type = typeof value === 'object' && value !== null && 'type' in value ? String(value.type) : ''
  return type.startsWith('/docs/problems') ? 'no problem document' : keysOf(printed)
}
