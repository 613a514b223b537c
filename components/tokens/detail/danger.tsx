'use client'

import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { prefetchProps } from '@/components/ui/lazy-popup'
import type { TokenView } from '@/lib/tokens/schema'
import { useTokenDialogs } from '../dialogs/provider'
import { Section } from './section'

export function Danger({ token }: { readonly token: TokenView }) {
  const dialogs = useTokenDialogs()
  const canRemove = token.actions.includes('remove')
  const canDelete = token.actions.includes('delete')
  if (!canRemove && !canDelete) return null
  return (
    <Section id="danger" title="Danger zone">
      <div data-noprint className="divide-y divide-line rounded-lg border border-bad bg-surface" {...prefetchProps(dialogs.prefetch)}>
        {canRemove && (
          <DangerAction
            title="Remove from list"
            text="Hides the token from your list. It keeps working until it expires."
            action={<Button onClick={() => dialogs.openRemove(token)}>Remove from list…</Button>}
          />
        )}
        {canDelete && (
          <DangerAction
            title="Delete permanently"
            text="The token stops working immediately. This cannot be undone."
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

interface DangerActionProps {
  readonly title: string
  readonly text: string
  readonly action: ReactNode
}

const DangerAction = ({ title, text, action }: DangerActionProps) => (
  <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 px-5 py-4">
    <div className="min-w-0 grow basis-60">
      <h3 className="font-semibold">{title}</h3>
      <p className="text-sm text-ink-2">{text}</p>
    </div>
    {action}
  </div>
)
