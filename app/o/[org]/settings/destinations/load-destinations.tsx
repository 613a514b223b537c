import type { ReactNode } from 'react'
import { reauthenticate, signIn } from '@/app/session/actions'
import { DetailScreen } from '@/components/tokens/detail/detail-screen'
import type { OrgViewer } from '@/lib/auth/session'
import { boundActions } from '../../tokens/bound-actions'

/** The dialogs of tokens above a page of destinations: a new secret is revealed in the one place for that. */
export function DestinationsLayout({ visit: { place, server }, children }: { readonly visit: OrgViewer; readonly children: ReactNode }) {
  return (
    <DetailScreen
      org={{ slug: place.slug, name: place.name }}
      actions={boundActions(place.slug)}
      session={{ reauthenticate, signIn }}
      apiBase={`${server.env.origin}/api/v1`}
    >
      {children}
    </DetailScreen>
  )
}
