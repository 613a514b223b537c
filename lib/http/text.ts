type Type = 'text/plain' | 'text/markdown' | 'application/json'

/** A text response; 404 without text. */
export const text = (body: string | null, type: Type): Response =>
  body === null
    ? new Response('Not found.\n', { status: 404, headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
    : new Response(body, { headers: { 'Content-Type': `${type}; charset=utf-8` } })
