import type { ReactNode } from 'react'
import { OfflineBanner } from '../ui/offline-banner'
import { PageLink } from '../ui/page-link'
import { AccountButton } from './account-button'
import { ClosingBanner } from './closing-banner'
import { ContextSwitcher } from './context-switcher'
import { KeyAvatar } from './key-avatar'
import { LocationStrip } from './location-strip'
import { tokensPath } from './paths'
import { Rail } from './rail'
import { RailButton } from './rail-button'
import { SearchButton } from './search-button'
import { SecretGuard } from './secret-guard'
import { ShellProvider, type ShellView } from './shell-context'
import { Shortcuts } from './shortcuts'
import { SkipLink } from './skip-link'
import type { TokenCommandActions } from './token-command-host'

interface ShellProps {
  readonly view: ShellView
  readonly signOut: () => Promise<void>
  readonly bell: ReactNode
  /** Below the top bar; null = none. */
  readonly warning: ReactNode
  readonly tokenCommands: TokenCommandActions
  readonly children: ReactNode
}

export function Shell({ view, signOut, bell, warning, tokenCommands, children }: ShellProps) {
  return (
    <ShellProvider view={view}>
      <SkipLink />
      <Shortcuts server={tokenCommands} />
      <SecretGuard />
      <div className="min-h-dvh lg:grid lg:grid-cols-[15rem_minmax(0,1fr)] print:block">
        <div data-noprint className="border-r border-line bg-sunken max-lg:hidden">
          <div className="sticky top-0 max-h-dvh overflow-y-auto">
            <Rail />
          </div>
        </div>
        <div className="flex min-w-0 flex-col">
          <header data-noprint className="contents">
            <div className="z-30 flex h-(--top-bar-height) shrink-0 items-center gap-2 border-b border-line bg-canvas px-4 sm:px-8 md:sticky md:top-0">
              <RailButton className="-ml-2 lg:hidden" />
              <PageLink
                href={tokensPath(view.organization.slug)}
                aria-label="Keyrail"
                className="shrink-0 rounded-md px-1 py-1.5 max-sm:hidden lg:hidden"
              >
                <KeyAvatar text="keyrail" width={36} />
              </PageLink>
              <div className="flex min-w-0 grow lg:-ml-2.5">
                <ContextSwitcher />
              </div>
              <SearchButton />
              {bell}
              <AccountButton signOut={signOut} />
            </div>
            <OfflineBanner />
            {warning}
            <ClosingBanner {...view} />
            <LocationStrip />
          </header>
          <main id="main" tabIndex={-1} className="w-full max-w-[76rem] grow has-data-wide:max-w-[94rem] px-4 py-8 outline-none sm:px-8">
            {children}
          </main>
        </div>
      </div>
    </ShellProvider>
  )
}
