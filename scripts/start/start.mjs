// npm start. Plain JavaScript without packages: it runs before they are installed.
import { rejectOldNode } from '../node-version.mjs'

rejectOldNode()
const { runToExit } = await import('../command-error.mjs')
const { start } = await import('./start-up.mjs')
await runToExit(() => start(process.argv.slice(2)))
