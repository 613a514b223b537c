'use client'

import { useOptimistic } from 'react'
import { KeyAvatar } from '@/components/shell/key-avatar'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { prefetchProps } from '@/components/ui/lazy-popup'
import { Switch } from '@/components/ui/switch'
import type { TokenView } from '@/lib/tokens/schema'
import { useTokenDialogs } from '../dialogs/provider'
import { StatusBadge } from '../status-badge'
import { hasSwitch, isOn, lockReason } from '../switch-lock'
import { Breadcrumb } from './breadcrumb'
import { useDetailActions } from './detail-actions'
import { DetailMenu } from './detail-menu'

interface DetailHeaderProps {
  readonly token: TokenView
  readonly now: string
}

export function DetailHeader({ token, now }: DetailHeaderProps) {
  return (
    <header className="flex flex-col gap-3">
      <Breadcrumb name={token.name} />
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-4">
        <div className="flex min-w-0 gap-4 max-sm:flex-col">
          <div className="grid h-18 w-26 shrink-0 place-items-center rounded-lg bg-sunken">
            <KeyAvatar text={token.tokenKey} works={token.works} width={84} />
          </div>
          <div className="flex min-w-0 flex-col gap-1.5">
            <h1 tabIndex={-1} className="text-2xl wrap-anywhere">
              <bdi>{token.name}</bdi>
            </h1>
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-sm text-ink-2">
              <span className="inline-flex items-center gap-1">
                <code className="break-all">{token.tokenKey}</code>
                <CopyButton value={token.tokenKey} label="Copy token key" />
              </span>
              <StatusBadge token={token} now={now} />
            </p>
          </div>
        </div>
        <Controls token={token} />
      </div>
    </header>
  )
}

function Controls({ token }: { readonly token: TokenView }) {
  const dialogs = useTokenDialogs()
  return (
    <div data-noprint className="flex flex-wrap items-center gap-2" {...prefetchProps(dialogs.prefetch)}>
      <ActiveSwitch token={token} />
      {token.actions.includes('rotate') && <Button onClick={() => dialogs.openRotate(token)}>Rotate</Button>}
      {token.actions.includes('edit') && (
        <Button data-shortcut="e" onClick={() => dialogs.openEdit(token)}>
          Edit
        </Button>
      )}
      <DetailMenu token={token} />
    </div>
  )
}

function ActiveSwitch({ token }: { readonly token: TokenView }) {
  const { setActive } = useDetailActions()
  const [active, setOptimistic] = useOptimistic(isOn(token))
  if (!hasSwitch(token)) return null
  return (
    <div className="mr-2 flex items-center gap-2.5 text-sm font-medium">
      <span aria-hidden>Active</span>
      <Switch
        label={`${token.name}, active`}
        checked={active}
        onChange={(next) => setActive(next, setOptimistic)}
        disabledReason={lockReason(token)}
      />
    </div>
  )
}
