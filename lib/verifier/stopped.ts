/** Resolves at the first SIGTERM or SIGINT, or when the process that started this one has died. */
export function stopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const event of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.on(event, () => resolve())
    // a listener of 'disconnect' keeps the process running
    process.channel?.unref()
  })
}
