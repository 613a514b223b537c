import { hookSnippets } from './hook-snippets'
import type { TokenValues } from './token-files'

export const languages = ['curl', 'JavaScript', 'Python'] as const
export type Language = (typeof languages)[number]

const curl = ({ apiBase, tokenKey, token }: TokenValues) => `curl ${apiBase}/token \\
  -u "${tokenKey}:${token}"`

const javascript = ({ apiBase, tokenKey, token }: TokenValues) => `const answer = await fetch('${apiBase}/token', {
  headers: {
    Authorization: \`Basic \${btoa('${tokenKey}:${token}')}\`,
  },
})
console.log(answer.status, await answer.json())`

const python = ({ apiBase, tokenKey, token }: TokenValues) => `import requests

answer = requests.get(
    "${apiBase}/token",
    auth=("${tokenKey}", "${token}"),
)
print(answer.status_code, answer.json())`

const snippets: Record<Language, (values: TokenValues) => string> = { curl, JavaScript: javascript, Python: python }

/** A first call with the two values, ready to paste: into its destination where it has one. */
export function snippet(language: Language, values: TokenValues): string {
  const { destinationId } = values
  return destinationId ? hookSnippets[language]({ ...values, destinationId }) : snippets[language](values)
}
