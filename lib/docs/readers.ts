/** A page as a reader of Markdown gets it: without the marks of what only the browser shows. */
export const forReaders = (markdown: string): string =>
  markdown.replace(/^```(?:try|token)\n.*\n```\n*/gm, '').replaceAll('```endpoint\n', '```http\n')
