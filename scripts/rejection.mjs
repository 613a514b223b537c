/** Why Keyrail does not start, as one sentence for the person at the keyboard. */
export class Rejection extends Error {
  name = 'Rejection'
}

/** Runs a command to its exit code; a rejection is printed as its sentence, a bug with its stack. */
export async function runToExit(work) {
  try {
    process.exitCode = (await work()) ?? 0
  } catch (error) {
    console.error(error instanceof Rejection ? error.message : error)
    process.exitCode = 1
  }
}
