import type { Language } from './languages'

/** What a sample is filled in with, as text within double quotes of a shell, a template literal or an f-string. */
export interface Quoted {
  readonly apiBase: string
  readonly tokenKey: string
  readonly token: string
  /** How the language refers to an environment variable; absent if the sample is filled in with text. */
  readonly variable?: Variable
}

export interface Variable {
  /** Within quotes. */
  quoted(name: string): string
  /** As a value. */
  value(name: string): string
}

const ofLanguage: Record<Language, Variable> = {
  curl: { quoted: (name) => `$${name}`, value: (name) => `$${name}` },
  JavaScript: { quoted: (name) => `\${process.env.${name}}`, value: (name) => `process.env.${name}` },
  Python: { quoted: (name) => `{os.environ['${name}']}`, value: (name) => `os.environ['${name}']` },
}

/** The variables of the .env file that the reveal dialog downloads. */
export function fromEnvironment(language: Language): Quoted {
  const variable = ofLanguage[language]
  return { apiBase: variable.quoted('API_BASE'), tokenKey: variable.quoted('TOKEN_KEY'), token: variable.quoted('TOKEN'), variable }
}
