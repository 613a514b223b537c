import type { ReactNode } from 'react'
import { sessionActions } from '@/app/session/session-actions'
import { DetailScreen } from '@/components/tokens/detail/detail-screen'
import type { OrgViewer } from '@/lib/auth/session'
import { boundActions } from '../../tokens/bound-actions'

/** Provides the token dialogs, which reveal the secret of a new destination. */
export function DestinationsLayout({ viewer: { place, server }, children }: { readonly viewer: OrgViewer; readonly children: ReactNode }) {
  return (
    <DetailScreen
      org={{ slug: place.slug, name: place.name }}
      actions={boundActions(place.slug)}
      session={sessionActions}
      apiBase={`${server.env.origin}/api/v1`}
    >
      {children}
    </DetailScreen>
  )
}
