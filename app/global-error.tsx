'use client'

import { useLayoutEffect } from 'react'
import { FailureProblem, type FailureProblemProps } from '@/components/shell/failure-problem'
import { followTheme } from '@/components/ui/theme'
import { fontClass } from './fonts'
import './globals.css'

export default function GlobalError(props: FailureProblemProps) {
  useLayoutEffect(followTheme, [])
  return (
    <html lang="en" className={fontClass}>
      <body>
        <title>Something went wrong · Keyrail</title>
        <main id="main" className="mx-auto max-w-[34rem] px-4 py-8 sm:px-8 sm:pt-16">
          <FailureProblem {...props} />
        </main>
      </body>
    </html>
  )
}
