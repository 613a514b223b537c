/** How long a toast stays, in seconds; null: until it is dismissed. */
export function toastSeconds(toast: { tone?: 'ok' | 'bad' | undefined; undo?: unknown; sticky?: boolean | undefined }): number | null {
  if (toast.sticky || toast.tone === 'bad') return null
  return toast.undo === undefined ? 6 : 10
}
