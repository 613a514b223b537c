'use client'

import type { RefObject } from 'react'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { joinWords } from '@/components/ui/join-words'
import type { Invited } from '@/lib/organizations/schema'
import { LinkField } from '../link-field'

interface InvitedLinksProps {
  readonly invited: Invited
  readonly sendsEmail: boolean
  readonly open: boolean
  readonly onClose: () => void
  readonly onGone: () => void
  readonly finalFocus: RefObject<HTMLElement | null>
}

/** A link for each invited person, shown once. */
export function InvitedLinks({ invited: { links, members }, sendsEmail, ...dialog }: InvitedLinksProps) {
  const people = links.length === 1 ? '1 person' : `${links.length} people`
  return (
    <Dialog
      {...dialog}
      initialFocus="heading"
      title={links.length === 0 ? 'No one was invited' : `${people} invited`}
      description={sendsEmail ? 'Each gets an email. You can also send these links yourself.' : 'Send each person their link.'}
      footer={
        <Button variant="primary" onClick={dialog.onClose}>
          Done
        </Button>
      }
    >
      <div className="flex flex-col gap-5">
        {members.length > 0 && <Banner>{`Already ${members.length === 1 ? 'a member' : 'members'}: ${joinWords(members)}.`}</Banner>}
        {links.map(({ email, url }) => (
          <LinkField key={email} label={`Link for ${email}`} url={url} />
        ))}
      </div>
    </Dialog>
  )
}
