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

/** What the dashboard does: the page next to that of few tokens, and the longest wait of /api/health while each list is read. */
export function pagesTable(results) {
  return results.map(({ engine, pages }) => pagesSection(engine, pages)).join('\n\n')
}

function pagesSection(engine, { page, waits }) {
  const { big, small, ratio } = page
  return [
    `### ${engine}: the dashboard`,
    '',
    `The tokens page with 25 rows renders in ${ms(big)} ms, with 100 tokens in the organization in ${ms(small)} ms: ${ratio.toFixed(2)} ×.`,
    '',
    '| request | ms | /api/health waited at most |',
    '|---|--:|--:|',
    ...waits.map(({ name, ms: took, health }) => `| ${name} | ${ms(took)} | ${over(health)} |`),
  ].join('\n')
}
