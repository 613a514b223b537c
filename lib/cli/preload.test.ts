import { execFile } from 'node:child_process'
import { expect, test } from 'vitest'

const server = `
import { createServer, request } from 'node:http'
const server = createServer((received, answer) => answer.end(received.headers.authorization))
server.listen(0, '127.0.0.1', () => {
  const headers = ['Host', 'localhost', 'Authorization', 'Bearer first', 'Authorization', 'Bearer second']
  request({ port: server.address().port, host: '127.0.0.1', headers }, (answer) => {
    answer.on('data', (text) => process.stdout.write(text))
    answer.on('end', () => server.close())
  }).end()
})`

test('a second Authorization header is seen, not dropped', async () => {
  const seen = await new Promise((resolve) => {
    const preload = new URL('preload.mjs', import.meta.url).href
    execFile(process.execPath, ['--import', preload, '--input-type=module', '--eval', server], (_error, stdout, stderr) =>
      resolve(stdout + stderr),
    )
  })
  expect(seen).toBe('Bearer first, Bearer second')
})
