/** How long a fresh sign-in lasts after the proof, whatever is done in between. */
export const freshForMs = 600_000

/** Whether the proof behind a fresh sign-in is younger than `atMostMs`. */
export const isFresh = (sudoUntil: Date | null, now: Date, atMostMs: number = freshForMs): boolean =>
  sudoUntil !== null && sudoUntil.getTime() - freshForMs + atMostMs > now.getTime()
