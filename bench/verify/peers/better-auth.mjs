// Better Auth's api-key plugin verifies keys in its own SQLite database.
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { apiKey } from '@better-auth/api-key'
import { betterAuth } from 'better-auth'
import { getMigrations } from 'better-auth/db/migration'
import Database from 'better-sqlite3'

const [port, output] = process.argv.slice(2)
const options = {
  baseURL: `http://127.0.0.1:${port}`,
  secret: 'bench-secret-bench-secret-bench-secret',
  database: new Database(`${output}.db`),
  emailAndPassword: { enabled: true },
  plugins: [apiKey({ rateLimit: { enabled: false } })],
}
await (await getMigrations(options)).runMigrations()
const auth = betterAuth(options)
const { user } = await auth.api.signUpEmail({ body: { email: 'olga@example.com', password: 'bench-password', name: 'Olga Pires' } })
const tokens = []
for (let index = 0; index < 500; index += 1)
  tokens.push((await auth.api.createApiKey({ body: { userId: user.id, name: `Key ${index}` } })).key)
writeFileSync(output, JSON.stringify({ tokens }))

createServer((request, response) => {
  const chunks = []
  request.on('data', (chunk) => chunks.push(chunk))
  request.on('end', async () => {
    const { token: key } = JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}')
    const { valid } = key ? await auth.api.verifyApiKey({ body: { key } }) : { valid: false }
    const body = JSON.stringify({ active: valid })
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': body.length })
    response.end(body)
  })
}).listen(Number(port), '127.0.0.1')
