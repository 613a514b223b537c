// The least that a node:http server does: reads the same body and sends a response of the same size.
import { createServer } from 'node:http'

const verdict = {
  active: true,
  code: 'ok',
  tokenKey: 'kru_0123456789abcdef',
  type: 'user',
  scopes: ['contacts:read', 'contacts:write'],
  organization: { id: 'bench' },
  location: null,
  user: { id: 'owner' },
  expiresAt: null,
}
const body = JSON.stringify(verdict)

createServer((request, response) => {
  const chunks = []
  request.on('data', (chunk) => chunks.push(chunk))
  request.on('end', () => {
    JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}')
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': body.length })
    response.end(body)
  })
}).listen(Number(process.argv[2]), '127.0.0.1')
