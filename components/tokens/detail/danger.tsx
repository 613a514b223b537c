'use client'

import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { prefetchProps } from '@/components/ui/lazy-popup'
import type { TokenView } from '@/lib/tokens/schema'
import { useTokenDialogs } from '../dialogs/provider'
import { Section } from './section'

/** What takes the token away. Absent where the person may do neither. */
export function Danger({ token }: { readonly token: TokenView }) {
  const dialogs = useTokenDialogs()
  const removes = token.actions.includes('remove')
  const deletes = token.actions.includes('delete')
  if (!removes && !deletes) return null
  return (
    <Section id="danger" title="Danger">
      <div data-noprint className="divide-y divide-line rounded-lg border border-bad bg-surface" {...prefetchProps(dialogs.prefetch)}>
        {removes && (
          <Way
            title="Remove from list"
            text="It leaves your list and keeps working until it ends."
            action={<Button onClick={() => dialogs.openRemove(token)}>Remove from list…</Button>}
          />
        )}
        {deletes && (
          <Way
            title="Delete permanently"
            text="It stops working now. This cannot be undone."
            action={
              <Button variant="danger" onClick={() => dialogs.openDelete(token)}>
                Delete permanently…
              </Button>
            }
          />
        )}
      </div>
    </Section>
  )
}

interface WayProps {
  readonly title: string
  readonly text: string
  readonly action: ReactNode
}

const Way = ({ title, text, action }: WayProps) => (
  <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 px-5 py-4">
    <div className="min-w-0 grow basis-60">
      <h3 className="font-semibold">{title}</h3>
      <p className="text-sm text-ink-2">{text}</p>
    </div>
    {action}
  </div>
)
