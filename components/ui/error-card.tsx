import CircleAlert from 'lucide-react/icons/circle-alert'
import { Button } from './button'
import { CopyButton } from './copy-button'

interface ErrorCardProps {
  /** Subject of the message: "Tokens". */
  readonly thing: string
  readonly onRetry: () => void
  readonly retrying?: boolean | undefined
  /** Identifies the error in the server log. */
  readonly reference?: string | undefined
}

export function ErrorCard({ thing, onRetry, retrying, reference }: ErrorCardProps) {
  return (
    <div role="alert" className="flex flex-col items-start gap-3 rounded-lg border border-line bg-surface p-5 sm:flex-row sm:items-center">
      <p className="flex grow items-center gap-2.5 font-medium">
        <CircleAlert aria-hidden size={20} strokeWidth={1.75} className="shrink-0 text-bad" />
        {thing} could not be loaded.
      </p>
      <div className="flex flex-wrap gap-2">
        {reference && (
          <CopyButton value={reference} label={`Copy error reference ${reference}`} variant="quiet">
            Copy error reference {reference}
          </CopyButton>
        )}
        <Button onClick={onRetry} busy={retrying} busyLabel="Trying…">
          Try again
        </Button>
      </div>
    </div>
  )
}
