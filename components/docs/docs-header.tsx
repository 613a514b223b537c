import { Logo } from '@/components/shell/logo'
import { LinkButton } from '@/components/ui/link-button'
import { PageLink } from '@/components/ui/page-link'

/** Top of every page of the docs. */
export const DocsHeader = ({ signedIn }: { readonly signedIn: boolean }) => (
  <header data-noprint className="sticky top-0 z-20 border-b border-line bg-canvas">
    <div className="mx-auto flex h-(--top-bar-height) w-full max-w-[86rem] items-center justify-between gap-4 px-4 sm:px-8">
      <span className="flex items-center gap-3">
        <PageLink href="/" aria-label="Keyrail" className="tap inline-flex items-center rounded-md">
          <Logo />
        </PageLink>
        <span aria-hidden className="h-5 border-l border-line-strong" />
        <PageLink href="/docs" className="tap inline-flex items-center rounded-md text-sm font-medium text-ink-2 hover:text-ink">
          Docs
        </PageLink>
      </span>
      <LinkButton href="/">{signedIn ? 'API tokens' : 'Sign in'}</LinkButton>
    </div>
  </header>
)
