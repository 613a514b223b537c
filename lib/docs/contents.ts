interface Chapter {
  readonly title: string
  /** Names of Markdown files in docs/pages, in reading order. */
  readonly slugs: readonly string[]
}

/** The written pages of the developer docs in reading order; the API reference follows them. */
export const contents: readonly Chapter[] = [{ title: 'Start', slugs: ['quick-start', 'authentication'] }]
