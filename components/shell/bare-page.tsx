import type { ReactNode } from 'react'
import { Logo } from './logo'

/** Page outside any organization: logo and one column. */
export function BarePage({ children }: { readonly children: ReactNode }) {
  return (
    <main id="main" className="mx-auto flex min-h-dvh w-full max-w-[34rem] flex-col gap-10 px-4 py-8 sm:px-8 sm:pt-16">
      <Logo />
      {children}
    </main>
  )
}
