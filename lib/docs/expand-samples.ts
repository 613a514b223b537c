import { languages } from '../samples/languages'
import { type SampleRequest, writeSample } from '../samples/requests'
import { fromEnvironment } from '../samples/values'

const fence = /^```request\n(GET|POST|PATCH|DELETE) (\S+)\n([\s\S]*?)```$/gm
const tags = { curl: 'bash', JavaScript: 'javascript', Python: 'python' } as const

/** Replaces each block of kind `request` with the same request as code in every language. */
export const expandSamples = (text: string): string =>
  text.replace(fence, (_, method: string, path: string, body: string) => inEveryLanguage({ method, path, body: body.trim() }))

interface Written {
  readonly method: string
  readonly path: string
  /** JSON text; empty without a body. */
  readonly body: string
}

/** A request as blocks of code; a path outside of the API is requested at the origin. */
export const inEveryLanguage = ({ method, path, body }: Written): string =>
  languages
    .map((language) => {
      const values = fromEnvironment(language)
      const inApi = path.startsWith('/api/v1')
      const request = { method: method as SampleRequest['method'], path: path.replace(/^\/api\/v1/, ''), ...(body ? { body } : {}) }
      const code = writeSample(language, request, inApi ? values : { ...values, apiBase: 'https://keyrail.example.com' })
      return `\`\`\`${tags[language]}\n${code}\n\`\`\``
    })
    .join('\n\n')
