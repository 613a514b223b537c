import { afterEach, expect, test, vi } from 'vitest'
import { readPreview } from './read-preview'

afterEach(() => vi.unstubAllGlobals())

const bytes = new TextEncoder()

/** A response that arrives in these parts. */
function respond(...parts: readonly string[]): void {
  const body = new ReadableStream({
    start(controller) {
      for (const part of parts) controller.enqueue(bytes.encode(part))
      controller.close()
    },
  })
  vi.stubGlobal('fetch', async () => new Response(body))
}

async function read() {
  const progress: unknown[] = []
  const preview = await readPreview('northwind', '{}', {
    signal: new AbortController().signal,
    onProgress: (step) => void progress.push(step),
  })
  return { preview, progress }
}

const effect =
  '{"field":"inactivityDays","kind":"unused_starts","changes":true,"count":1,"tokens":[{"tokenKey":"kru_1","name":"é","owner":null}]}'

test('the progress and the result of a dry run are read line by line, however they arrive', async () => {
  const text = `{"checked":1000,"existing":3000}\n{"checked":2000,"existing":3000}\n{"changed":[],"existing":3000,"affected":1,"effects":[${effect}]}\n`
  for (const parts of [[text], [...text], text.split(/(?<=\n)/), text.split(/(?=\n)/)]) {
    respond(...parts)
    expect(await read()).toEqual({
      preview: { affected: 1, effects: [JSON.parse(effect)], errors: {} },
      progress: [
        { checked: 1000, existing: 3000 },
        { checked: 2000, existing: 3000 },
      ],
    })
  }
})

test('errors of fields arrive without a dry run, and one that breaks off has no result', async () => {
  respond('{"errors":{"noticeDays":["Enter fewer days."]}}')
  expect((await read()).preview).toEqual({ affected: 0, effects: [], errors: { noticeDays: ['Enter fewer days.'] } })
  respond('{"checked":1000,"existing":3000}\n')
  expect((await read()).preview).toBeNull()
})

test('a dry run that the server rejects throws what leads to the sign-in prompt', async () => {
  vi.stubGlobal('fetch', async () => Response.json({ code: 'missing_credentials' }, { status: 401 }))
  await expect(read()).rejects.toMatchObject({ status: 401, code: 'missing_credentials' })
})
