import type { Language } from './snippets'
import type { TokenValues } from './token-files'

/** Where the token delivers to. */
interface HookValues extends TokenValues {
  readonly destinationId: string
}

const address = ({ apiBase, destinationId }: HookValues) => `${apiBase}/hooks/${destinationId}`

const curl = (values: HookValues) => `curl ${address(values)} \\
  -u "${values.tokenKey}:${values.token}" \\
  -H "Content-Type: application/json" \\
  -d '{"hello":"world"}'`

const javascript = (values: HookValues) => `const answer = await fetch('${address(values)}', {
  method: 'POST',
  headers: {
    Authorization: \`Basic \${btoa('${values.tokenKey}:${values.token}')}\`,
    'Content-Type': 'application/json',
  },
  body: JSON.stringify({ hello: 'world' }),
})
console.log(answer.status, await answer.json())`

const python = (values: HookValues) => `import requests

answer = requests.post(
    "${address(values)}",
    auth=("${values.tokenKey}", "${values.token}"),
    json={"hello": "world"},
)
print(answer.status_code, answer.json())`

/** A first delivery into the destination of a managed token. */
export const hookSnippets: Record<Language, (values: HookValues) => string> = { curl, JavaScript: javascript, Python: python }
