import type { Language } from './languages'

/** What a sample is filled in with, as text within double quotes of a shell, a template literal or an f-string. */
export interface Quoted {
  readonly apiBase: string
  readonly tokenKey: string
  readonly token: string
}

const quote: Record<Language, (name: string) => string> = {
  curl: (name) => `$${name}`,
  JavaScript: (name) => `\${process.env.${name}}`,
  Python: (name) => `{os.environ['${name}']}`,
}

/** How a language refers to an environment variable; `contactId` is the variable CONTACT_ID. */
export const variable = (language: Language, name: string): string =>
  quote[language](name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase())

/** The variables of the .env file that the reveal dialog downloads. */
export const fromEnvironment = (language: Language): Quoted => ({
  apiBase: quote[language]('API_BASE'),
  tokenKey: quote[language]('TOKEN_KEY'),
  token: quote[language]('TOKEN'),
})
