// npm run bench -- goals: the goals and what the last run of each benchmark measured; writes RESULTS-GOALS.md.
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { goals } from './goals.mjs'
import { lastOf } from './keep.mjs'

const introduction = `# Goals

Written by \`npm run bench\`, which runs all benchmarks, and by \`npm run bench -- goals\` from the last run of each. What is not a benchmark is proven
by \`npm run proof\` (revocation, killed processes, floods) and by \`npm test\`, which fail if it does not hold.
`

export function run() {
  const table = ['| what | goal | measured | met | benchmark |', '|---|--:|--:|---|---|', ...goals.map(lineOf)].join('\n')
  console.log(table)
  writeFileSync(fileURLToPath(new URL('../RESULTS-GOALS.md', import.meta.url)), `${introduction}\n${table}\n`)
}

function lineOf({ what, goal, from, read, isMet }) {
  const measured = lastOf(from)
  const [value, unit] = measured === null ? [null, ''] : read(measured)
  if (value === null) return `| ${what} | ${goal} | – | – | ${from} |`
  const shown = `${value.toFixed(value >= 10 || value === 0 ? 0 : 2)} ${unit}`.trim()
  return `| ${what} | ${goal} | ${shown} | ${isMet(value) ? 'yes' : '**no**'} | ${from}, ${measured.day} |`
}
