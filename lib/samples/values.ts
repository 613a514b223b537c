/** What a sample is filled in with: text of one token, or the environment variables of the downloaded .env file. */
export interface SampleValues {
  readonly apiBase: string
  readonly tokenKey: string
  readonly token: string
}

/** A value within double quotes of a shell, a template literal of JavaScript and an f-string of Python. */
export type Quoted = Readonly<Record<keyof SampleValues, string>>

/** How each language refers to the variables of the .env file that the reveal dialog downloads. */
export const variables = {
  curl: { apiBase: '$API_BASE', tokenKey: '$TOKEN_KEY', token: '$TOKEN' },
  // biome-ignore-start lint/suspicious/noTemplateCurlyInString: JavaScript as text
  JavaScript: { apiBase: '${process.env.API_BASE}', tokenKey: '${process.env.TOKEN_KEY}', token: '${process.env.TOKEN}' },
  // biome-ignore-end lint/suspicious/noTemplateCurlyInString: JavaScript as text
  Python: { apiBase: "{os.environ['API_BASE']}", tokenKey: "{os.environ['TOKEN_KEY']}", token: "{os.environ['TOKEN']}" },
} as const satisfies Record<string, Quoted>
