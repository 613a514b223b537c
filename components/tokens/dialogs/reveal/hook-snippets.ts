import type { Language } from './languages'
import type { TokenValues } from './token-files'

interface HookValues extends TokenValues {
  readonly destinationId: string
}

const url = ({ apiBase, destinationId }: HookValues) => `${apiBase}/hooks/${destinationId}`

const curl = (values: HookValues) => `curl ${url(values)} \\
  -u "${values.tokenKey}:${values.token}" \\
  -H "Content-Type: application/json" \\
  -d '{"hello":"world"}'`

const javascript = (values: HookValues) => `const response = await fetch('${url(values)}', {
  method: 'POST',
  headers: {
    Authorization: \`Basic \${btoa('${values.tokenKey}:${values.token}')}\`,
    'Content-Type': 'application/json',
  },
  body: JSON.stringify({ hello: 'world' }),
})
console.log(response.status, await response.json())`

const python = (values: HookValues) => `import requests

response = requests.post(
    "${url(values)}",
    auth=("${values.tokenKey}", "${values.token}"),
    json={"hello": "world"},
)
print(response.status_code, response.json())`

/** Sends a first delivery to the destination of a managed token. */
export const hookSnippets: Record<Language, (values: HookValues) => string> = { curl, JavaScript: javascript, Python: python }
