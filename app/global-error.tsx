'use client'

import { useLayoutEffect } from 'react'
import { BarePage } from '@/components/shell/bare-page'
import { FailureProblem, type FailureProblemProps } from '@/components/shell/failure-problem'
import { followTheme } from '@/components/ui/theme'
import { fontClass } from './fonts'
import './globals.css'

export default function GlobalError(props: FailureProblemProps) {
  useLayoutEffect(followTheme, [])
  return (
    <html lang="en-GB" className={fontClass}>
      <body>
        <title>Something went wrong · Keyrail</title>
        <BarePage>
          <FailureProblem {...props} />
        </BarePage>
      </body>
    </html>
  )
}
