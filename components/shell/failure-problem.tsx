'use client'

import { Button } from '../ui/button'
import { CopyButton } from '../ui/copy-button'
import { ProblemPage } from './problem-page'

export interface FailureProblemProps {
  readonly error: unknown
  readonly retry: () => void
}

const referenceOf = (error: unknown): string | null =>
  error instanceof Error && 'digest' in error && typeof error.digest === 'string' ? error.digest : null

/** 500: it is us, here is another try, and what to tell the administrator. */
export function FailureProblem({ error, retry }: FailureProblemProps) {
  const reference = referenceOf(error)
  return (
    <ProblemPage
      title="Something went wrong on our side."
      actions={
        <>
          <Button variant="primary" onClick={retry}>
            Try again
          </Button>
          {reference && (
            <CopyButton value={reference} label={`Copy error reference ${reference}`}>
              Copy error reference {reference}
            </CopyButton>
          )}
        </>
      }
    >
      {reference && <p>If it happens again, give the error reference to whoever runs this installation.</p>}
    </ProblemPage>
  )
}
