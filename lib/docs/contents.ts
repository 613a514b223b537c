interface Chapter {
  readonly title: string
  /** Names of Markdown files in docs/pages, in reading order. */
  readonly slugs: readonly string[]
}

/** The written pages of the developer docs in reading order; the API reference follows them. */
export const contents: readonly Chapter[] = [
  { title: 'Start', slugs: ['quick-start', 'authentication', 'coming-from-another-system'] },
  { title: 'Using the API', slugs: ['errors', 'limits', 'pagination', 'idempotency', 'versions', 'changelog'] },
  { title: 'Verifying tokens', slugs: ['verifying', 'guides/verify-behind-nginx'] },
  {
    title: 'Guides',
    slugs: [
      'guides/rotate-without-downtime',
      'guides/give-a-token-to-a-vendor',
      'guides/allow-only-some-ips',
      'guides/workflows',
      'guides/trigger-links-and-forms',
      'guides/stop-a-leaked-token',
      'guides/zapier-and-make',
    ],
  },
]
