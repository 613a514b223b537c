interface Chapter {
  readonly title: string
  /** Names of Markdown files in docs/pages, in reading order. */
  readonly slugs: readonly string[]
}

/** The written pages of the developer docs in reading order; error codes and the API reference follow them. */
export const contents: readonly Chapter[] = [
  { title: 'Start', slugs: ['quick-start', 'authentication', 'coming-from-another-system'] },
  {
    title: 'Using the API',
    slugs: ['requests', 'errors', 'limits', 'pagination', 'idempotency', 'contacts', 'profiles', 'versions', 'changelog'],
  },
  {
    title: 'Verifying tokens',
    slugs: [
      'verifying',
      'sdk',
      'guides/verify-behind-a-proxy',
      'guides/verify-behind-nginx',
      'guides/verify-behind-caddy',
      'guides/verify-behind-traefik',
      'guides/verify-behind-envoy',
    ],
  },
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
  { title: 'Operating', slugs: ['environment'] },
]
