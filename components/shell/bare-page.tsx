import type { ReactNode } from 'react'
import { cx } from '../ui/cx'
import { Logo } from './logo'

interface BarePageProps {
  /** Centers the content at 40 % of the height. */
  readonly centered?: boolean | undefined
  /** Room for a navigation beside the content. */
  readonly wide?: boolean | undefined
  readonly children: ReactNode
}

const center = "before:grow-4 before:content-[''] after:grow-6 after:content-['']"

/** Page outside any organization: logo and one column. */
export const BarePage = ({ centered = false, wide = false, children }: BarePageProps) => (
  <main
    id="main"
    className={cx(
      'mx-auto flex min-h-dvh w-full flex-col px-4 py-8 sm:px-8',
      wide ? 'max-w-[64rem]' : 'max-w-[34rem]',
      centered ? center : 'sm:pt-16',
    )}
  >
    <div className="flex flex-col gap-10">
      <Logo />
      {children}
    </div>
  </main>
)
