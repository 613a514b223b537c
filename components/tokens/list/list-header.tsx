'use client'

import Plus from 'lucide-react/icons/plus'
import { Button } from '@/components/ui/button'
import { prefetchProps } from '@/components/ui/lazy-popup'
import { TabLinks } from '@/components/ui/tab-links'
import type { Tab } from '@/lib/tokens/schema'
import { useTokenDialogs } from '../dialogs/provider'
import { useListContext } from './list-context'
import { useListParams } from './use-list-params'

const tabWords: Readonly<Record<Tab, string>> = { yours: 'Yours', organization: 'Organization', locations: 'Locations', managed: 'Managed' }
export const typeOfTab = { yours: 'user', organization: 'admin', locations: 'location', managed: 'user' } as const

export function ListHeader() {
  const { org, tabs, location, mayCreate } = useListContext()
  const { address } = useListParams()
  return (
    <>
      <header className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
        <div>
          <h1 tabIndex={-1} className="text-2xl outline-none">
            API tokens
          </h1>
          <p className="mt-1 max-w-[62ch] text-ink-2">
            Tokens let other software act for you. Give each integration its own, and switch it off the day you stop using it.
          </p>
        </div>
        {mayCreate && <NewTokenButton />}
      </header>
      {location === null && (
        <TabLinks
          label="Whose tokens"
          tabs={tabs.map((tab) => ({
            href: tab === 'yours' ? `/o/${org.slug}/tokens` : `/o/${org.slug}/tokens?tab=${tab}`,
            label: tabWords[tab],
            current: tab === address.tab,
          }))}
        />
      )}
    </>
  )
}

export function NewTokenButton() {
  const { address } = useListParams()
  const { location } = useListContext()
  const dialogs = useTokenDialogs()
  return (
    <Button
      variant="primary"
      data-shortcut="c"
      className="max-sm:w-full"
      onClick={() => dialogs.openCreate(typeOfTab[address.tab], location?.id)}
      {...prefetchProps(() => dialogs.warm())}
    >
      <Plus aria-hidden size={16} strokeWidth={2} />
      New token
    </Button>
  )
}
