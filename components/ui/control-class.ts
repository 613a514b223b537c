/** Shared by input, textarea and select. */
export const controlClass =
  'tap w-full rounded-md border border-line-strong bg-surface px-3 py-1.5 text-base text-ink transition-colors hover:border-ink-2 focus-visible:rounded-md aria-invalid:border-bad aria-disabled:border-line aria-disabled:bg-sunken aria-disabled:text-ink-2'
