// A floor for Postgres: the bare server, the rows of one turn of the event loop in one statement and one HMAC. It decides nothing.
import { createHmac, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import pg from 'pg'

const [port, url] = process.argv.slice(2)
const options = '-c plan_cache_mode=force_generic_plan -c enable_seqscan=off'
const text = 'SELECT "tokenKey", * FROM "Token" WHERE "tokenKey" = ANY($1::text[])'
/** Values stay as they are sent. */
const types = { getTypeParser: () => (value) => value }
const key = randomBytes(32)
const idle = []
for (let count = 0; count < 2; count += 1) {
  const client = new pg.Client({ connectionString: url, options, types })
  await client.connect()
  idle.push(client)
}

let waiting = []
function add(each) {
  waiting.push(each)
  if (waiting.length === 1) setImmediate(flush)
}

async function flush() {
  const client = waiting.length > 0 ? idle.pop() : undefined
  if (!client) return
  const asked = waiting
  waiting = []
  const { rows } = await client.query({ name: 'floor', text, values: [asked.map(({ token }) => token.slice(0, 20))], rowMode: 'array' })
  idle.push(client)
  const found = new Map(rows.map((row) => [row[0], row]))
  for (const each of asked) respond(each, found.get(each.token.slice(0, 20)))
  void flush()
}

function respond({ token, response }, row) {
  const digest = createHmac('sha256', key).update(token).digest('base64url')
  const body = JSON.stringify({ active: row !== undefined, code: digest.length > 0 ? 'ok' : '', tokenKey: token.slice(0, 20) })
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': body.length })
  response.end(body)
}

createServer((request, response) => {
  const chunks = []
  request.on('data', (chunk) => chunks.push(chunk))
  request.on('end', () => {
    const { token = '' } = JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}')
    add({ token, response })
  })
}).listen(Number(port), '127.0.0.1')
