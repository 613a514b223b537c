// oidc-provider introspects opaque tokens that it keeps in memory.
import { writeFileSync } from 'node:fs'
import Provider from 'oidc-provider'

const [port, output] = process.argv.slice(2)
const credentials = { client_id: 'api', client_secret: 'api-secret-0123456789' }
const client = { ...credentials, grant_types: ['client_credentials'], redirect_uris: [], response_types: [] }
const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [client],
  features: { introspection: { enabled: true }, clientCredentials: { enabled: true }, devInteractions: { enabled: false } },
  ttl: { ClientCredentials: 86_400 },
})
const { ClientCredentials } = provider
const registered = await provider.Client.find('api')
const tokens = []
for (let index = 0; index < 400; index += 1) tokens.push(await new ClientCredentials({ client: registered, scope: 'openid' }).save())
writeFileSync(output, JSON.stringify({ tokens, basic: btoa(`${credentials.client_id}:${credentials.client_secret}`) }))
provider.listen(Number(port), '127.0.0.1')
