import type { ReactNode } from 'react'
import type { ThreadView } from '../../../electron/contract'
import { Badge } from '../../parts/Badge'
import { DIFFERENCE_WORDS } from '../../state/differences'
import { datedWords, speakerWords, TYPE_WORDS } from '../../state/say'

type Member = ThreadView['detail'][number]

const SIGNS: Record<Member['segments'][number]['state'], string> = { same: '', changed: '≠', added: '+', removed: '−' }
const STATE_WORDS: Record<Member['segments'][number]['state'], string> = {
  same: '',
  changed: 'differs: ',
  added: 'only here: ',
  removed: 'left out here: ',
}

/** Words that differ: a sign, a colour and, for those who see neither, a word; white space stays outside the mark. */
function Differing({ segment }: { segment: Member['segments'][number] }) {
  const words = segment.text.trim()
  const [before = '', after = ''] = words === '' ? [segment.text] : segment.text.split(words)
  return (
    <>
      {before}
      <span className={`segment ${segment.state} ${segment.kinds[0] ?? ''}`}>
        <span className="segment-sign" aria-hidden="true">
          {segment.kinds[0] && segment.state !== 'removed'
            ? DIFFERENCE_WORDS[segment.kinds[0]].sign
            : SIGNS[segment.state]}
          {'\u2060'}
        </span>
        <span className="unseen">{STATE_WORDS[segment.state]}</span>
        <span className="segment-words">{words}</span>
        {segment.kinds.length > 0 && (
          <span className="segment-kind">{segment.kinds.map((kind) => DIFFERENCE_WORDS[kind].name).join(', ')}</span>
        )}
      </span>
      {after}
    </>
  )
}

/** One place of a claim: who published it and when, who speaks, the words with what differs marked, and what stands around. */
export function ThreadMember({
  member,
  current,
  onCurrent,
  actions,
}: {
  member: Member
  current: boolean
  onCurrent: () => void
  actions: ReactNode
}) {
  const { passage, statement } = member
  const sourceSpan = statement.source[0]
  const sourceText =
    sourceSpan && sourceSpan[0] >= passage.span[0] - passage.highlight[0]
      ? passage.text.slice(
          sourceSpan[0] - passage.span[0] + passage.highlight[0],
          sourceSpan[1] - passage.span[0] + passage.highlight[0],
        )
      : ''
  const who = speakerWords(statement, sourceText)
  return (
    <li
      className={`member ${current ? 'current' : ''}`}
      aria-current={current ? 'true' : undefined}
      onFocus={onCurrent}
    >
      <button type="button" className="member-head" onClick={onCurrent}>
        <span className="article-outlet" dir="auto">
          {member.outlet ?? 'outlet unknown'}
        </span>
        <span dir="auto">{member.title}</span>
        <span className="hint">
          {datedWords(member.published)} · {member.checked ? 'page checked' : 'page not checked'}
        </span>
      </button>
      <p className={`who ${who.doubtful ? 'doubtful' : ''}`} dir="auto">
        <strong>{who.name}</strong>
        {who.how !== '' && <span className="how">{who.how}</span>}
        <span className="how">{TYPE_WORDS[statement.type]}</span>
      </p>
      <p className="member-words" dir="auto">
        <span className="around">{passage.text.slice(0, passage.highlight[0])}</span>
        {member.segments.map((segment, index) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: runs of text have no name of their own, and their order is given
          segment.state === 'same' ? segment.text : <Differing key={index} segment={segment} />,
        )}
        <span className="around">{passage.text.slice(passage.highlight[1])}</span>
      </p>
      <div className="row">
        {member.sharedText && <Badge tone="shared">shared text, no confirmation</Badge>}
        {actions}
      </div>
    </li>
  )
}
