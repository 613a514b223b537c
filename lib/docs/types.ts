import type { Root } from 'hast'

export interface Heading {
  readonly id: string
  readonly text: string
  readonly level: 2 | 3
}

export interface Doc {
  readonly slug: string
  readonly title: string
  /** First paragraph as plain text. */
  readonly description: string
  readonly headings: readonly Heading[]
  /** Everything below the title. */
  readonly body: Root
}

/** A page as navigation shows it. */
export interface DocLink {
  /** `/docs/quick-start` */
  readonly path: string
  readonly title: string
  /** First sentence. */
  readonly description: string
}

export interface DocChapter {
  readonly title: string
  readonly links: readonly DocLink[]
}
