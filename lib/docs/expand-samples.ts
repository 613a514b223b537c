import { languages } from '../samples/languages'
import { type SampleRequest, writeSample } from '../samples/requests'
import { fromEnvironment } from '../samples/values'
import { type Document, operationsOf } from './reference/document'
import { tokenFence } from './token-fence'

const requestFence = /^```request(?: (\S+))?\n(GET|POST|PATCH|DELETE) (\S+)\n([\s\S]*?)```$/gm
const tags = { curl: 'bash', JavaScript: 'javascript', Python: 'python' } as const

/** Replaces each block of kind `request` with the same request as code in every language, and the offer of a token for it. */
export const expandSamples = (text: string, documents: readonly Document[]): string =>
  text.replace(requestFence, (_, option: string | undefined, method: string, path: string, body: string) =>
    [inEveryLanguage({ method, path, body: body.trim(), ...(option ? { option } : {}) }), offerOf(documents, method, path)].join('\n\n'),
  )

function offerOf(documents: readonly Document[], method: string, path: string): string {
  const [bare] = path.split('?')
  const found = documents.flatMap(operationsOf).find((each) => each.method === method && each.path === bare)
  if (!found) throw new Error(`${method} ${path} of a sample is in no OpenAPI document.`)
  return tokenFence(found.operation)
}

interface Written {
  readonly method: string
  readonly path: string
  /** JSON text; empty without a body. */
  readonly body: string
  /** `bearer=VERIFY_TOKEN`, or `as=destination` for a token of another kind, which stays beside the language. */
  readonly option?: string
  /** True if the body is sent as a form. */
  readonly form?: boolean
  /** True if the request needs no token. */
  readonly open?: boolean
}

/** A request as blocks of code; a path outside of the API is requested at the origin. */
export function inEveryLanguage({ method, path, body, option = '', form = false, open = false }: Written): string {
  const bearer = /^bearer=(\w+)$/.exec(option)?.[1]
  const request = {
    method: method as SampleRequest['method'],
    path: path.replace(/^\/api\/v1/, ''),
    ...(body ? { body } : {}),
    ...(bearer ? { bearer } : {}),
    form,
    open,
  }
  return languages
    .map((language) => {
      const values = path.startsWith('/api/v1')
        ? fromEnvironment(language)
        : { ...fromEnvironment(language), apiBase: 'https://keyrail.example.com' }
      return `\`\`\`${tags[language]}${bearer ? '' : option && ` ${option}`}\n${writeSample(language, request, values)}\n\`\`\``
    })
    .join('\n\n')
}
