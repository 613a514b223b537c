// A floor for SQLite: the bare server, one row by its key and one HMAC. It decides nothing.
import { createHmac, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import Database from 'better-sqlite3'

const [port, file] = process.argv.slice(2)
const find = new Database(file, { readonly: true }).prepare('SELECT * FROM "Token" WHERE "tokenKey" = ?').raw()
const key = randomBytes(32)

createServer((request, response) => {
  const chunks = []
  request.on('data', (chunk) => chunks.push(chunk))
  request.on('end', () => {
    const { token = '' } = JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}')
    const row = find.get(token.slice(0, 20))
    const digest = createHmac('sha256', key).update(token).digest('base64url')
    const body = JSON.stringify({ active: row !== undefined, code: digest.length > 0 ? 'ok' : '', tokenKey: token.slice(0, 20) })
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': body.length })
    response.end(body)
  })
}).listen(Number(port), '127.0.0.1')
