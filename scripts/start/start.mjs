// npm start. Plain JavaScript without packages: it runs before anything is installed.
import { refuseOldNode } from '../node-version.mjs'

refuseOldNode()
const { runToExit } = await import('../refusal.mjs')
const { start } = await import('./start-up.mjs')
await runToExit(() => start(process.argv.slice(2)))
