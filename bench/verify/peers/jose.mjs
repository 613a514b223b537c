// jose verifies an HS256 token offline: fast, but it cannot know that a token was revoked.
import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { jwtVerify, SignJWT } from 'jose'

const [port, output] = process.argv.slice(2)
const key = randomBytes(32)
const sign = (index) => new SignJWT({ scope: 'contacts:read' }).setProtectedHeader({ alg: 'HS256' }).setSubject(`token-${index}`).sign(key)
const tokens = await Promise.all(Array.from({ length: 1_000 }, (_, index) => sign(index)))
writeFileSync(output, JSON.stringify({ tokens }))

createServer((request, response) => {
  const chunks = []
  request.on('data', (chunk) => chunks.push(chunk))
  request.on('end', async () => {
    const { token } = JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}')
    const active = await jwtVerify(token ?? '', key).then(
      () => true,
      () => false,
    )
    const body = JSON.stringify({ active })
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': body.length })
    response.end(body)
  })
}).listen(Number(port), '127.0.0.1')
