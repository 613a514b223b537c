/** An expected failure of a command; its message is one sentence for the user. */
export class CommandError extends Error {
  name = 'CommandError'
}

/** Sets the exit code. A CommandError is printed as its message, a bug with its stack. */
export async function runToExit(work) {
  try {
    process.exitCode = (await work()) ?? 0
  } catch (error) {
    console.error(error instanceof CommandError ? error.message : error)
    process.exitCode = 1
  }
}
