import { Button } from '../ui/button'
import { ProblemPage } from './problem-page'

export interface FailureProblemProps {
  readonly error: unknown
  readonly retry: () => void
}

const referenceOf = (error: unknown): string | null =>
  error instanceof Error && 'digest' in error && typeof error.digest === 'string' ? error.digest : null

/** 500: it is us, here is another try, and what to tell the administrator. Every page carries it, so it is small. */
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
        <p>
          If it happens again, give this reference to whoever runs this installation: <code>{reference}</code>
        </p>
      )}
    </ProblemPage>
  )
}
