/** Runs `work` once after `afterMs`; the returned function cancels it. */
export type Schedule = (afterMs: number, work: () => void) => () => void

/** Timers that do not keep the process alive. */
export const timers: Schedule = (afterMs, work) => {
  const timer = setTimeout(work, afterMs)
  timer.unref()
  return () => clearTimeout(timer)
}
