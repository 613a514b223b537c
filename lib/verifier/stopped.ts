/** Resolves at the first SIGTERM or SIGINT, or when the process that started this one has died. */
export function stopped(): Promise<{ readonly signal: 'SIGTERM' | 'SIGINT' }> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => resolve({ signal }))
    process.once('disconnect', () => resolve({ signal: 'SIGTERM' }))
  })
}
