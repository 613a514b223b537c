import { z } from 'zod'

/** `zero`: meaning of 0, if it has one. */
export function wholeNumber(least: number, most: number, zero: string) {
  const error = `Enter ${least} to ${most}${zero && `; 0 means ${zero}`}.`
  return z.int({ error: 'Enter a whole number.' }).min(least, { error }).max(most, { error })
}
