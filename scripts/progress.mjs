const everyMs = 30_000

export const secondsSince = (began) => `${((performance.now() - began) / 1000).toFixed(1)} s`

/** Prints the start of a long step, its progress, and its duration in seconds. */
export async function step(label, work) {
  const began = performance.now()
  const live = process.stdout.isTTY === true
  process.stdout.write(live ? `  ${label} …` : `  ${label} …\n`)
  const sign = live
    ? () => process.stdout.write(`\r  ${label} … ${secondsSince(began)}`)
    : () => console.log(`    still running, ${secondsSince(began)}`)
  const timer = setInterval(sign, live ? 1000 : everyMs)
  try {
    const value = await work()
    process.stdout.write(`${live ? '\r' : ''}  ${label}: done in ${secondsSince(began)}\n`)
    return value
  } catch (error) {
    process.stdout.write(`${live ? '\r' : ''}  ${label}: failed after ${secondsSince(began)}\n`)
    throw error
  } finally {
    clearInterval(timer)
  }
}
