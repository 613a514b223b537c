import { Fragment } from 'react'
import type { NoticeView } from '@/lib/notices/schema'

/** Names are isolated: a right-to-left name must not reorder the words around it. */
export function NoticeMessage({ parts }: Pick<NoticeView, 'parts'>) {
  return parts.map(({ text, strong }) => (
    <Fragment key={`${strong} ${text}`}>
      {strong ? (
        <strong className="font-semibold">
          <bdi>{text}</bdi>
        </strong>
      ) : (
        text
      )}
    </Fragment>
  ))
}
