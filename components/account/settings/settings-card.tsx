import CircleCheck from 'lucide-react/icons/circle-check'
import type { ReactNode } from 'react'
import { FailureBanner } from '@/components/session/failure-banner'
import { Button } from '@/components/ui/button'
import { SectionCard } from '@/components/ui/section-card'
import type { SettingsForm } from './use-settings-form'

interface SettingsCardProps {
  readonly title: string
  /** One sentence. */
  readonly text: ReactNode
  readonly form: Omit<SettingsForm<never>, 'draft' | 'patch' | 'errors'>
  readonly saveLabel?: string
  readonly children: ReactNode
}

/** Section of a settings page with a form and its Save button. */
export function SettingsCard({ title, text, form, saveLabel = 'Save', children }: SettingsCardProps) {
  const { failure, unsaved, saved, busy, props, discardDialog } = form
  return (
    <form {...props} method="post" noValidate>
      <SectionCard
        title={title}
        text={text}
        footer={
          <>
            <SavedStatus saved={saved} />
            <Button type="submit" variant="primary" busy={busy} busyLabel="Saving…" aria-disabled={!unsaved || undefined}>
              {saveLabel}
            </Button>
          </>
        }
      >
        {failure && <FailureBanner subject="account" failure={failure} />}
        {children}
      </SectionCard>
      {discardDialog}
    </form>
  )
}

const SavedStatus = ({ saved }: { readonly saved: boolean }) => (
  <p role="status" className="text-sm font-medium text-ok">
    {saved && (
      <span className="flex items-center gap-1.5">
        <CircleCheck aria-hidden size={16} strokeWidth={1.75} />
        Saved
      </span>
    )}
  </p>
)
