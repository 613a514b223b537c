const rounded = (value) => value.toFixed(value < 10 ? 1 : 0)
const ms = (value) => (value === null ? '–' : rounded(value))
const over = (value) => (value !== null && value > 50 ? `**${ms(value)}**` : ms(value))

/** A Markdown table for each database; times over 50 ms are bold. */
export function table(results) {
  return results.map(({ engine, rows }) => section(engine, rows)).join('\n\n')
}

function section(engine, rows) {
  const lines = rows.map(
    ({ name, before, now }) =>
      `| ${name} | ${before.statements} | ${over(before.database)} | ${over(before.slowest)} | ${now.statements} | ${over(now.database)} | ${over(now.slowest)} |`,
  )
  return [
    `### ${engine}`,
    '',
    '| list | statements before | database ms before | slowest statement before | statements now | database ms now | slowest statement now |',
    '|---|--:|--:|--:|--:|--:|--:|',
    ...lines,
  ].join('\n')
}
