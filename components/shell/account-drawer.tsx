'use client'

import Activity from 'lucide-react/icons/activity'
import Bell from 'lucide-react/icons/bell'
import BookOpen from 'lucide-react/icons/book-open'
import Clock from 'lucide-react/icons/clock'
import KeyRound from 'lucide-react/icons/key-round'
import Keyboard from 'lucide-react/icons/keyboard'
import LogOut from 'lucide-react/icons/log-out'
import Settings from 'lucide-react/icons/settings'
import { type RefObject, useRef } from 'react'
import { cx } from '../ui/cx'
import { Drawer } from '../ui/drawer'
import { PageLink } from '../ui/page-link'
import { drawerLink } from './drawer-link'
import { type Overlay, showOverlay } from './overlay'
import { notificationsPath, tokensPath } from './paths'
import { settingsPath } from './settings-items'
import { useShell } from './shell-context'
import { SwitchTo } from './switch-to'
import { ThemeChoice } from './theme-choice'

interface AccountDrawerProps {
  readonly open: boolean
  readonly onClose: () => void
  /** What is typed into the search for organizations and locations at first. */
  readonly initialQuery: string
  readonly onReopen: (query: string) => void
  readonly trigger: RefObject<HTMLElement | null>
  readonly signOut: () => Promise<void>
}

const iconClass = 'shrink-0 text-ink-3'

export function AccountDrawer({ open, onClose, initialQuery, onReopen, trigger, signOut }: AccountDrawerProps) {
  const { organization, timeZone } = useShell()
  const nextOverlay = useRef<Overlay | null>(null)
  const openShortcuts = () => {
    nextOverlay.current = 'shortcuts'
    onClose()
  }
  // the drawer returns the focus when it closes, so the overlay must wait
  const onGone = () => {
    showOverlay(nextOverlay.current)
    nextOverlay.current = null
  }
  return (
    <Drawer open={open} onClose={onClose} onGone={onGone} title="Account" side="right" finalFocus={trigger}>
      <AccountSummary />
      <div className="flex flex-col gap-6 px-3 py-5">
        <nav aria-labelledby="account-options" className="flex flex-col gap-1">
          <h2 id="account-options" className="px-2.5 text-sm">
            Options
          </h2>
          <PageLink href={tokensPath(organization.slug)} onClick={onClose} className={drawerLink}>
            <KeyRound aria-hidden size={16} strokeWidth={1.75} className={iconClass} />
            API tokens
          </PageLink>
          <PageLink href={settingsPath('profile', organization.slug)} onClick={onClose} className={drawerLink}>
            <Settings aria-hidden size={16} strokeWidth={1.75} className={iconClass} />
            Settings
          </PageLink>
          <PageLink href={notificationsPath(organization.slug)} onClick={onClose} className={drawerLink}>
            <Bell aria-hidden size={16} strokeWidth={1.75} className={iconClass} />
            Notifications
          </PageLink>
          <PageLink href="/docs" onClick={onClose} className={drawerLink}>
            <BookOpen aria-hidden size={16} strokeWidth={1.75} className={iconClass} />
            Developer docs
          </PageLink>
        </nav>
        <SwitchTo initialQuery={initialQuery} onLeave={onClose} onReopen={onReopen} />
        <div className="flex flex-col gap-2 px-2.5">
          <ThemeChoice />
        </div>
        <PageLink href={settingsPath('appearance', organization.slug)} onClick={onClose} className={cx(drawerLink, '-mt-4')}>
          <Clock aria-hidden size={16} strokeWidth={1.75} className={iconClass} />
          Time zone: {timeZone.replaceAll('_', ' ')}
        </PageLink>
      </div>
      <form action={signOut} className="mt-auto flex flex-col gap-1 border-t border-line p-3">
        <button type="button" onClick={openShortcuts} className={drawerLink}>
          <Keyboard aria-hidden size={16} strokeWidth={1.75} className={iconClass} />
          Keyboard shortcuts
        </button>
        <PageLink href="/status" onClick={onClose} className={drawerLink}>
          <Activity aria-hidden size={16} strokeWidth={1.75} className={iconClass} />
          Status
        </PageLink>
        <button type="submit" className={drawerLink}>
          <LogOut aria-hidden size={16} strokeWidth={1.75} className={iconClass} />
          Sign out
        </button>
      </form>
    </Drawer>
  )
}

function AccountSummary() {
  const { organization, person, role } = useShell()
  return (
    <div className="border-b border-line bg-canvas py-5 pr-14 pl-5.5">
      <p className="font-semibold break-words">{person.name}</p>
      <p className="text-sm break-words text-ink-2">{person.email}</p>
      <p className="mt-1.5 text-sm text-ink-3">
        {role} in {organization.name}
      </p>
    </div>
  )
}
