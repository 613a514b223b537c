import { hookSnippets } from './hook-snippets'
import type { Language } from './languages'
import type { TokenValues } from './token-files'

const curl = ({ apiBase, tokenKey, token }: TokenValues) => `curl ${apiBase}/token \\
  -u "${tokenKey}:${token}"`

const javascript = ({ apiBase, tokenKey, token }: TokenValues) => `const response = await fetch('${apiBase}/token', {
  headers: {
    Authorization: \`Basic \${btoa('${tokenKey}:${token}')}\`,
  },
})
console.log(response.status, await response.json())`

const python = ({ apiBase, tokenKey, token }: TokenValues) => `import requests

response = requests.get(
    "${apiBase}/token",
    auth=("${tokenKey}", "${token}"),
)
print(response.status_code, response.json())`

const snippets: Record<Language, (values: TokenValues) => string> = { curl, JavaScript: javascript, Python: python }

/** First request with the token, ready to paste; a managed token posts to its destination. */
export function snippet(language: Language, values: TokenValues): string {
  const { destinationId } = values
  return destinationId ? hookSnippets[language]({ ...values, destinationId }) : snippets[language](values)
}
