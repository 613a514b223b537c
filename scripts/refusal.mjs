/** Why Keyrail does not start, as one sentence for the person at the keyboard. */
export class Refusal extends Error {
  name = 'Refusal'
}

/** Runs a command to its exit code; a refusal is printed as its sentence, a bug with its stack. */
export async function runToExit(work) {
  try {
    process.exitCode = (await work()) ?? 0
  } catch (error) {
    console.error(error instanceof Refusal ? error.message : error)
    process.exitCode = 1
  }
}
