'use client'

import { BackToTokens } from './back-to-tokens'
import { ProblemPage } from './problem-page'
import { useShell } from './shell-context'
import { TokenSearch } from './token-search'

interface NotFoundProblemProps {
  readonly title?: string
  readonly text?: string
}

const pageText = 'Check the URL. The page may have been deleted, or you may not have access.'

/** Shown for 404 inside an organization. */
export function NotFoundProblem({ title = 'Page not found.', text = pageText }: NotFoundProblemProps) {
  const { slug } = useShell().organization
  return (
    <ProblemPage title={title} actions={<BackToTokens organization={slug} />} search={<TokenSearch organization={slug} />}>
      {text}
    </ProblemPage>
  )
}
