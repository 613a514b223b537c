'use client'

import ChevronRight from 'lucide-react/icons/chevron-right'
import { tokensPath } from '@/components/shell/paths'
import { PageLink } from '@/components/ui/page-link'
import { useTokenDialogContext } from '../dialogs/dialog-context'

export function Breadcrumb({ name }: { readonly name: string }) {
  const { org } = useTokenDialogContext()
  return (
    <nav aria-label="Breadcrumb" className="text-sm text-ink-3">
      <ol className="flex items-center gap-1.5">
        <li className="shrink-0">
          <PageLink href={tokensPath(org.slug)} className="rounded-sm py-1 text-accent hover:underline">
            API tokens
          </PageLink>
        </li>
        <li className="flex min-w-0 items-center gap-1.5">
          <ChevronRight aria-hidden size={14} strokeWidth={1.75} className="shrink-0" />
          <span aria-current="page" className="truncate">
            <bdi>{name}</bdi>
          </span>
        </li>
      </ol>
    </nav>
  )
}
