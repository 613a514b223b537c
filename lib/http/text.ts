/** A text response; 404 without text. */
export const text = (body: string | null, type: 'text/plain' | 'text/markdown'): Response =>
  new Response(body ?? 'Not found.\n', { status: body === null ? 404 : 200, headers: { 'Content-Type': `${type}; charset=utf-8` } })
