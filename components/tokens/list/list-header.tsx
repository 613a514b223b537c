'use client'

import Plus from 'lucide-react/icons/plus'
import { destinationsPath } from '@/components/shell/paths'
import { Button } from '@/components/ui/button'
import { prefetchProps } from '@/components/ui/lazy-popup'
import { LinkButton } from '@/components/ui/link-button'
import { TabLinks } from '@/components/ui/tab-links'
import type { Tab } from '@/lib/tokens/schema'
import { useTokenDialogs } from '../dialogs/provider'
import { useListContext } from './list-context'
import { useListParams } from './use-list-params'

const tabLabels: Readonly<Record<Tab, string>> = {
  yours: 'Yours',
  organization: 'Organization',
  locations: 'Locations',
  managed: 'Managed',
}
const typeOfTab = { yours: 'user', organization: 'admin', locations: 'location', managed: 'user' } as const

export function ListHeader() {
  const { org, tabs, location, mayCreate } = useListContext()
  const { params } = useListParams()
  return (
    <>
      <header className="flex flex-wrap items-center justify-between gap-x-8 gap-y-2">
        <h1 tabIndex={-1} className="text-2xl outline-none">
          API tokens
        </h1>
        {params.tab === 'managed' ? <AddDestinationLink /> : mayCreate && <NewTokenButton />}
      </header>
      {location === null && (
        <TabLinks
          label="Whose tokens"
          tabs={tabs.map((tab) => ({
            href: tab === 'yours' ? `/o/${org.slug}/tokens` : `/o/${org.slug}/tokens?tab=${tab}`,
            label: tabLabels[tab],
            current: tab === params.tab,
          }))}
        />
      )}
    </>
  )
}

export function NewTokenButton() {
  const { params } = useListParams()
  const { location } = useListContext()
  const dialogs = useTokenDialogs()
  return (
    <Button
      variant="primary"
      data-shortcut="c"
      onClick={() => dialogs.openCreate({ type: typeOfTab[params.tab], locationId: location?.id })}
      {...prefetchProps(() => dialogs.prefetch())}
    >
      <Plus aria-hidden size={16} strokeWidth={2} />
      New token
    </Button>
  )
}

/** Managed tokens are created with their destination. */
function AddDestinationLink() {
  const { org } = useListContext()
  return (
    <LinkButton variant="primary" data-shortcut="c" href={`${destinationsPath(org.slug)}?add=1`}>
      <Plus aria-hidden size={16} strokeWidth={2} />
      Add destination
    </LinkButton>
  )
}
