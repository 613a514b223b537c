import type { Root } from 'hast'
import type { Document } from './reference/document'

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

/** A page as the search finds it. */
export interface DocEntry {
  readonly path: string
  readonly title: string
  readonly chapter: string
  readonly headings: readonly Pick<Heading, 'id' | 'text'>[]
}

/** An error code of the API. */
export interface Problem {
  readonly code: string
  /** `/docs/problems/limit-reached` */
  readonly path: string
  readonly status: number
  readonly title: string
  /** Tells the developer of a client what to do. */
  readonly advice: string
}

/** What the docs of an installation are written from, besides docs/pages. */
export interface DocsSource {
  /** One OpenAPI document for each version of the API, the current one first. */
  readonly documents: readonly [Document, ...Document[]]
  readonly problems: readonly Problem[]
  readonly origin: string
}
