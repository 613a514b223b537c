import type { Route } from 'next'
import { PageLink } from '@/components/ui/page-link'

/** Leads from a page about a superseded version of the API to the current one. */
export const SupersededBanner = ({ successor }: { readonly successor: string }) => (
  <p role="note" className="mb-6 rounded-lg border border-line bg-warn-soft px-4 py-3 text-sm text-warn">
    A newer version of the API replaces this one.{' '}
    <PageLink href={successor as Route} className="font-medium underline underline-offset-4">
      Read the current version
    </PageLink>
  </p>
)
