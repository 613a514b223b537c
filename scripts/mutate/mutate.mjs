// npm run mutate [-- <module>…]: changes the code of modules in many small ways and reports how many of the changes their tests notice.
import { rejectOldNode } from '../node-version.mjs'

rejectOldNode()
const { runToExit } = await import('../command-error.mjs')
const { mutate } = await import('./run.mjs')
await runToExit(() => mutate(process.argv.slice(2)))
