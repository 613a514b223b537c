import { cx } from './cx'

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger' | 'danger-outline'

const base =
  'tap inline-flex items-center justify-center gap-2 rounded-md border px-3.5 py-1.5 text-sm font-semibold transition-colors select-none focus-visible:rounded-md [&_svg]:shrink-0'
const inert = 'aria-disabled:border-transparent aria-disabled:bg-off-soft aria-disabled:text-off aria-disabled:cursor-not-allowed'

const looks: Record<ButtonVariant, string> = {
  primary: 'border-transparent bg-accent text-on-accent not-aria-disabled:hover:bg-accent-hover',
  secondary: 'border-line-strong bg-surface text-ink not-aria-disabled:hover:bg-sunken',
  quiet: 'border-transparent text-accent not-aria-disabled:hover:bg-accent-soft not-aria-disabled:hover:text-accent-ink',
  danger: 'border-transparent bg-bad text-on-bad not-aria-disabled:hover:bg-bad-hover',
  'danger-outline': 'border-bad bg-surface text-bad not-aria-disabled:hover:bg-bad-soft',
}

export const buttonClass = (variant: ButtonVariant, className?: string): string => cx(base, looks[variant], inert, className)
