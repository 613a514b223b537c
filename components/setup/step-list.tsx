import Check from 'lucide-react/icons/check'
import { cx } from '../ui/cx'
import { stepNames } from './values'

const circle = 'flex size-6 shrink-0 items-center justify-center rounded-full border text-xs font-semibold'

export function StepList({ step }: { readonly step: number }) {
  return (
    <ol aria-label="Steps" className="grid grid-cols-4 gap-2 sm:grid-cols-[1fr_1fr_1.3fr_1fr] sm:gap-3">
      {stepNames.map((name, index) => (
        <li key={name} aria-current={index === step ? 'step' : undefined} className={cx('border-t-2 pt-3', bar(index - step))}>
          <span className="flex items-center gap-2">
            <span aria-hidden className={cx(circle, look(index - step))}>
              {index < step ? <Check size={14} strokeWidth={2} /> : index + 1}
            </span>
            <span className={cx('text-sm', 'max-sm:sr-only', index === step ? 'font-semibold text-ink' : 'text-ink-3')}>{name}</span>
            {index < step && <span className="sr-only">, done</span>}
          </span>
        </li>
      ))}
    </ol>
  )
}

function bar(ahead: number): string {
  if (ahead === 0) return 'border-brass'
  return ahead < 0 ? 'border-accent' : 'border-line'
}

function look(ahead: number): string {
  if (ahead === 0) return 'border-ink text-ink'
  return ahead < 0 ? 'border-transparent bg-accent text-on-accent' : 'border-line-strong text-ink-3'
}
