// npm run bench [-- <name>]: measures and prints a table; without a name, each of them.
// `verify`: verification next to other servers. `soak`: their memory after ten minutes. `lists`: the lists of an organization with 100,000 tokens.
// `goals`: what the last run of each measured, next to its goal.
const [name, ...args] = process.argv.slice(2)
const benches = { verify: './verify/run.mjs', soak: './verify/soak.mjs', lists: './lists/run.mjs', goals: './goals/run.mjs' }

if (name !== undefined && !Object.hasOwn(benches, name)) {
  console.error(`Name a benchmark: npm run bench -- ${Object.keys(benches).join('|')}`)
  process.exit(2)
}
for (const chosen of name === undefined ? Object.keys(benches) : [name]) {
  const { run } = await import(benches[chosen])
  await run(args)
}
