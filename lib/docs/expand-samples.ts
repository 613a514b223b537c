import { languages } from '../samples/languages'
import { type SampleRequest, writeSample } from '../samples/requests'
import { variables } from '../samples/values'

const fence = /^```request\n(GET|POST) (\S+)\n([\s\S]*?)```$/gm
const tags = { curl: 'bash', JavaScript: 'javascript', Python: 'python' } as const

/** Replaces each block of kind `request` with the same request as code in every language. */
export const expandSamples = (text: string): string =>
  text.replace(fence, (_, method: SampleRequest['method'], path: string, rest: string) => {
    const body = rest.trim()
    return inEveryLanguage({ method, path, ...(body ? { body } : {}) })
  })

const inEveryLanguage = (request: SampleRequest): string =>
  languages.map((language) => `\`\`\`${tags[language]}\n${writeSample(language, request, variables[language])}\n\`\`\``).join('\n\n')
