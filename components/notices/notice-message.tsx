import { Fragment } from 'react'
import type { NoticeView } from '@/lib/notices/schema'

/** What a notice says; a name written from right to left does not turn the words around it. */
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
