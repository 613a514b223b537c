export interface DocsLink {
  readonly path: string
  readonly title: string
}

export interface DocsChapter {
  readonly title: string
  readonly links: readonly DocsLink[]
}
