import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { seededRandom } from '../testing/fixtures/random'
import { silentLog } from '../testing/fixtures/silent-log'
import type { Serve } from './exchange'
import { createResponder, pathOf, type Responder } from './responder'

/** A server of some paths, and the errors that it logs. */
async function listen(serve: (responder: Responder) => Record<string, Serve>) {
  const logged: string[] = []
  const log = { ...silentLog, error: (message: string) => void logged.push(message) }
  const responder = createResponder({ log, random: seededRandom(), fields: [], isStopping: () => false })
  const paths = serve(responder)
  const http = createServer((message, response) => {
    const path = pathOf(message)
    const by = paths[path]
    if (by) responder.serve(by, { message, response, path, peer: null })
  })
  onTestFinished(() => void http.close())
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  return { logged, url: `http://127.0.0.1:${(http.address() as AddressInfo).port}` }
}

const fail = (): never => {
  throw new Error('A fault.')
}

test.each<[string, (responder: Responder) => Serve]>([
  ['when it is received', () => fail],
  ['in a handler', ({ by }) => by(async () => fail())],
  [
    'in a later step',
    ({ attempt }) =>
      (received) =>
        void setImmediate(() => attempt(received, fail)),
  ],
  [
    'when its response is written',
    ({ send }) =>
      (received) =>
        send(received, { status: 200, headers: { 'Not a name': '' }, body: '' }),
  ],
])('an exception %s costs the connection of the request, and no other', async (_, faulty) => {
  const { url, logged } = await listen((responder) => ({
    '/faulty': faulty(responder),
    '/sound': (received) => responder.send(received, { status: 200, headers: {}, body: 'ok' }),
  }))
  const [broken, sound] = await Promise.allSettled([fetch(`${url}/faulty`), fetch(`${url}/sound`)])
  expect(broken.status).toBe('rejected')
  expect(sound).toMatchObject({ status: 'fulfilled', value: { status: 200 } })
  expect(logged).toEqual(['A request failed.'])
})
