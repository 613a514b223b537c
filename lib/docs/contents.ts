interface Chapter {
  readonly title: string
  /** Names of Markdown files in docs/pages, in reading order. */
  readonly slugs: readonly string[]
}

/** The developer docs in reading order. */
export const contents: readonly Chapter[] = [{ title: 'Start', slugs: ['quick-start', 'authentication'] }]

export const slugs: readonly string[] = contents.flatMap((chapter) => chapter.slugs)
