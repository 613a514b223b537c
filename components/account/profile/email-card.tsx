'use client'

import { FailureBanner } from '@/components/session/failure-banner'
import { useAct } from '@/components/tokens/dialogs/use-act'
import { useAnnounce } from '@/components/ui/announcer'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { TextInput } from '@/components/ui/text-input'
import type { OwnProfile } from '@/lib/accounts/schema'
import { SettingsCard } from '../settings/settings-card'
import { useSettingsForm } from '../settings/use-settings-form'
import { EmailState } from './email-state'
import type { ProfileActions } from './types'

interface EmailCardProps {
  readonly profile: OwnProfile
  readonly actions: ProfileActions
}

export function EmailCard({ profile: { email, emailState, emailChange }, actions }: EmailCardProps) {
  const form = useSettingsForm({
    initial: { email },
    save: async (draft) => {
      const requested = await actions.requestEmailChange(draft.email)
      // the address stays until both links were opened
      return requested.ok ? { ok: true, value: { email } } : requested
    },
  })
  return (
    <SettingsCard
      title="Email"
      text="You sign in with this address. To change it, open the link that we send to both the old and the new address."
      form={{ ...form, saved: false }}
      saveLabel="Change email"
    >
      {emailChange && <PendingChange change={emailChange} cancel={actions.cancelEmailChange} />}
      <Field label="Email address" error={form.errors.email?.[0]}>
        <TextInput
          type="email"
          name="email"
          autoComplete="email"
          value={form.draft.email}
          onChange={({ target }) => form.patch({ email: target.value })}
        />
      </Field>
      <EmailState email={email} emailState={emailState} request={actions.requestVerification} />
    </SettingsCard>
  )
}

interface PendingChangeProps {
  readonly change: NonNullable<OwnProfile['emailChange']>
  readonly cancel: ProfileActions['cancelEmailChange']
}

function PendingChange({ change: { newEmail, oldConfirmed, newConfirmed }, cancel }: PendingChangeProps) {
  const { failure, busy, act } = useAct()
  const announce = useAnnounce()
  const stop = () => act(cancel, () => announce('The change of your email address was canceled.'))
  return (
    <div role="status" className="flex flex-col gap-3">
      {failure && <FailureBanner subject="account" failure={failure} />}
      <Banner
        actions={
          <Button busy={busy} onClick={stop}>
            Cancel change
          </Button>
        }
      >
        Waiting for confirmation at <span className="font-semibold wrap-anywhere">{newEmail}</span>
        {!oldConfirmed && !newConfirmed && ' and at your current address'}
        {oldConfirmed && '. Your current address is confirmed'}
        {newConfirmed && '. The new address is confirmed, your current one is not'}.
      </Banner>
    </div>
  )
}
