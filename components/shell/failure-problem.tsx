import { Button } from '../ui/button'
import { ProblemPage } from './problem-page'

export interface FailureProblemProps {
  readonly error: unknown
  readonly retry: () => void
}

const referenceOf = (error: unknown): string | null =>
  error instanceof Error && 'digest' in error && typeof error.digest === 'string' ? error.digest : null

/** Shown for a server error. Every page includes it, so it must stay small. */
export function FailureProblem({ error, retry }: FailureProblemProps) {
  const reference = referenceOf(error)
  return (
    <ProblemPage
      title="Something went wrong on our side."
      actions={
        <Button variant="primary" onClick={retry}>
          Try again
        </Button>
      }
    >
      {reference && (
        <>
          If this keeps happening, send this reference to your administrator: <code>{reference}</code>
        </>
      )}
    </ProblemPage>
  )
}
