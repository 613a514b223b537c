'use client'

import { useState } from 'react'
import type { PresentedInvitation } from '@/lib/organizations/schema'
import { AcceptForm } from './accept-form'
import { Answered } from './answered'
import { ClosedInvitation } from './closed-invitation'
import { NewUserForm } from './new-user-form'
import { SignInToAccept } from './sign-in-to-accept'
import type { InvitationAnswers } from './types'
import { WrongAccount } from './wrong-account'

interface InvitationScreenProps {
  readonly invitation: PresentedInvitation
  /** Null if no one is signed in. */
  readonly viewer: { readonly email: string } | null
  /** Path of this page. */
  readonly path: string
  readonly actions: InvitationAnswers
}

/** The page of an invitation link: one screen for each state of the invitation and of the person who opened it. */
export function InvitationScreen({ invitation, viewer, path, actions }: InvitationScreenProps) {
  const [declined, setDeclined] = useState(false)
  if (declined) return <Answered title="Invitation declined" text="Nothing was changed. You can close this page." />
  if (invitation.kind !== 'open') return <ClosedInvitation invitation={invitation} signedIn={viewer !== null} />
  const shared = { invitation, actions, onDecline: () => setDeclined(true) }
  if (viewer && viewer.email !== invitation.email) return <WrongAccount {...shared} viewer={viewer} />
  if (viewer) return <AcceptForm {...shared} />
  return invitation.hasAccount ? <SignInToAccept {...shared} path={path} /> : <NewUserForm {...shared} />
}
