import type { ReactNode } from 'react'
import { Badge, type BadgeProps } from '@/components/ui/badge'
import { PageLink } from '@/components/ui/page-link'
import { SectionCard } from '@/components/ui/section-card'
import { Time } from '@/components/ui/time'
import type { SecurityView } from '@/lib/accounts/schema'

interface ChecklistProps {
  readonly security: SecurityView
  readonly now: string
}

export function Checklist({ security: { email, emailVerified, password, passkeys, twoFactor }, now }: ChecklistProps) {
  return (
    <SectionCard title="Overview" text="What protects your account now.">
      <ul className="-my-5 divide-y divide-line">
        <Line label="Email address" tone={emailVerified ? 'ok' : 'warn'} state={emailVerified ? 'Verified' : 'Not verified'}>
          {email}
          {!emailVerified && (
            <>
              {' · '}
              <PageLink
                href="/settings/profile"
                className="inline-flex min-h-6 items-center text-accent underline underline-offset-2 hover:text-accent-hover"
              >
                Verify it in your profile
              </PageLink>
            </>
          )}
        </Line>
        <Line label="Password" tone={password ? 'ok' : 'off'} state={password ? 'Set' : 'Not set'}>
          {password &&
            (password.changedAt ? (
              <>
                Changed <Time at={password.changedAt} now={now} />
              </>
            ) : (
              'Never changed'
            ))}
        </Line>
        <Line label="Passkeys" tone={passkeys.length > 0 ? 'ok' : 'off'} state={passkeys.length > 0 ? 'Added' : 'None'}>
          {passkeys.length > 0 && `${passkeys.length} ${passkeys.length === 1 ? 'passkey' : 'passkeys'}`}
        </Line>
        <TwoFactorLines twoFactor={twoFactor} now={now} />
      </ul>
    </SectionCard>
  )
}

function TwoFactorLines({ twoFactor, now }: Pick<SecurityView, 'twoFactor'> & { readonly now: string }) {
  const codesLeft = twoFactor?.recoveryCodesLeft ?? 0
  return (
    <>
      <Line label="Two-factor codes" tone={twoFactor ? 'ok' : 'warn'} state={twoFactor ? 'On' : 'Off'}>
        {twoFactor && (
          <>
            Since <Time at={twoFactor.confirmedAt} now={now} exact />
          </>
        )}
      </Line>
      <Line label="Recovery codes" tone={codesTone(twoFactor !== null, codesLeft)} state={twoFactor ? `${codesLeft} of 10 left` : 'None'}>
        {twoFactor?.recoveryCodesFrom && (
          <>
            Created <Time at={twoFactor.recoveryCodesFrom} now={now} />
          </>
        )}
      </Line>
    </>
  )
}

function codesTone(isOn: boolean, left: number): BadgeProps['tone'] {
  if (!isOn) return 'off'
  return left > 2 ? 'ok' : 'warn'
}

interface LineProps {
  readonly label: string
  readonly tone: BadgeProps['tone']
  readonly state: string
  readonly children: ReactNode
}

const Line = ({ label, tone, state, children }: LineProps) => (
  <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-3">
    <div className="min-w-0">
      <p className="text-sm font-semibold">{label}</p>
      {children && <p className="text-sm text-ink-2 wrap-anywhere">{children}</p>}
    </div>
    <Badge tone={tone}>{state}</Badge>
  </li>
)
