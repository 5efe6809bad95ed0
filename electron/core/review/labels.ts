import type { ArticleChanges, LogEvent, SpeakerChoice, Target } from '../../contract'
import { type KnownEvent, readEvent } from './events'
import { checkedArticles } from './homes'

/** What a label may name, looked up by the caller; each answers null where it does not know. */
export interface LabelNames {
  wordingOf?(claim: string): string | null
  articleNameOf?(article: string): string | null
  /** The event that an undo names. */
  eventOf?(event: string): LogEvent | null
  ratingNameOf?(scale: string, rating: string): string | null
  /** True where a verdict is kept from whoever reads the label: it tells that there is one, and not which. */
  isKeptBack?(claim: string, by: string): boolean
}

const LONGEST_QUOTE = 60

/** What an act did, in words, for undo and history: `marked "The bridge opens…" as altered`. */
export function labelOf(event: LogEvent, names: LabelNames = {}): string {
  const { known } = readEvent(event)
  if (known) return labelOfKnown(known, names)
  return event.data === null ? 'an act whose data was erased' : `an act of a kind unknown here (${event.type})`
}

function labelOfKnown(event: KnownEvent, names: LabelNames): string {
  switch (event.type) {
    case 'case.created':
      return `created the case ${quoted(event.data.name)}`
    case 'case.updated':
      return `changed the case's ${listed(Object.keys(event.data))}`
    case 'reviewer.named':
      return `is named ${event.data.name}`
    case 'report.published':
      return `published a ${event.data.report} report (${event.data.format})`
    case 'correction.published':
      return `published a correction: ${quoted(event.data.text)}`
    case 'undo':
      return undoLabel(event, names)
    case 'erasure':
      return `erased the data of ${counted(event.data.events.length, 'act')}: ${event.data.ground}`
    case 'note.added':
      return `noted ${quoted(event.data.text)} on ${targetLabel(event.data.target, names)}`
    case 'note.changed':
      return event.data.text === '' ? 'removed a note' : `changed a note to ${quoted(event.data.text)}`
    case 'item.withheld':
      return `${event.data.withheld ? 'withheld' : 'no longer withholds'} ${targetLabel(event.data.target, names)}`
    default:
      return articleLabel(event, names) ?? speakerOrTopicLabel(event) ?? threadLabel(event) ?? claimLabel(event, names)
  }
}

function undoLabel(event: KnownEvent<'undo'>, names: LabelNames): string {
  const target = names.eventOf?.(event.data.event) ?? null
  if (target === null) return 'took back an act'
  const { known } = readEvent(target)
  if (known?.type !== 'undo') return `took back: ${labelOf(target, names)}`
  const restored = names.eventOf?.(known.data.event) ?? null
  return restored === null ? 'restored an act' : `restored: ${labelOf(restored, names)}`
}

function articleLabel(event: KnownEvent, names: LabelNames): string | null {
  const article = (id: string) => quoted(names.articleNameOf?.(id) ?? 'an article')
  switch (event.type) {
    case 'article.imported':
      return `imported ${quoted(event.data.name)}`
    case 'file.kept':
      return `kept the file ${quoted(event.data.name)}`
    case 'article.updated': {
      const [first = '', ...others] = event.data.articles
      const which = others.length === 0 ? article(first) : counted(event.data.articles.length, 'article')
      return `set ${changesLabel(event.data.changes)} of ${which}`
    }
    case 'article.checked': {
      const { length } = checkedArticles(event.data)
      const which = length === 1 ? `the page ${article(event.data.article)}` : counted(length, 'page')
      return `${event.data.checked ? 'checked' : 'marked as not checked'} ${which}`
    }
    case 'article.bodySet': {
      const what = event.data.body ? 'put back' : 'took out'
      return `${what} the paragraph ${quoted(event.data.anchor.exact)}`
    }
    case 'statement.added':
      return `added the statement ${passageLabel(event.data.statement.content)}`
    case 'statement.changed':
      return `changed the statement ${passageLabel(event.data.was)}`
    case 'statement.removed':
      return `removed the statement ${passageLabel(event.data.was)}`
    case 'statement.speakerSet':
      return `set the speaker of ${passageLabel(event.data.content)} to ${speakerLabel(event.data.speaker)}`
    default:
      return null
  }
}

function speakerOrTopicLabel(event: KnownEvent): string | null {
  switch (event.type) {
    case 'speaker.merged':
    case 'topic.merged':
      return `merged ${listed(event.data.from.map(quoted))} into ${quoted(event.data.into)}`
    case 'speaker.split':
    case 'topic.split':
      return `split ${listed(event.data.aliases.map(quoted))} from ${quoted(event.data.from)} as ${quoted(event.data.name)}`
    case 'speaker.renamed':
      return `renamed ${quoted(event.data.from)} to ${quoted(event.data.name)}`
    case 'topic.added':
      return `added the topic ${quoted(event.data.name)}`
    case 'topic.passageAdded':
      return `added the passage ${quoted(event.data.passage.exact)} to ${quoted(event.data.topic)}`
    default:
      return null
  }
}

function threadLabel(event: KnownEvent): string | null {
  switch (event.type) {
    case 'thread.confirmed':
      return `confirmed that ${membersLabel(event.data.members)} tell the same claim`
    case 'thread.rejected':
      return `found that ${membersLabel(event.data.members)} do not tell the same claim`
    case 'thread.joined':
      return `put ${membersLabel(event.data.members)} together as the same claim`
    case 'thread.split':
      return `set ${membersLabel(event.data.members)} apart as another claim`
    case 'thread.occasionSet':
      return `set the occasion of ${membersLabel(event.data.members)} to ${event.data.occasion}`
    default:
      return null
  }
}

function claimLabel(event: KnownEvent, names: LabelNames): string {
  const claim = (id: string) => quoted(names.wordingOf?.(id) ?? 'a claim')
  switch (event.type) {
    case 'claim.touched':
      return `took up the claim ${quoted(event.data.wording)}`
    case 'claim.reworded':
      return `reworded a claim to ${quoted(event.data.wording)}`
    case 'claim.joined':
      return `joined ${claim(event.data.from)} with ${claim(event.data.into)}`
    case 'claim.speakerConfirmed':
      return `confirmed ${speakerLabel(event.data.speaker)} as the speaker of ${claim(event.data.claim)}`
    case 'claim.waived':
      return `waived the second review of ${claim(event.data.claim)}`
    case 'evidence.added':
      return `added evidence ${event.data.stance} ${claim(event.data.claim)}`
    case 'evidence.placed':
      return `confirmed where evidence on ${claim(event.data.claim)} now stands`
    case 'evidence.removed':
      return `removed evidence from ${claim(event.data.claim)}`
    case 'verdict.recorded': {
      if (names.isKeptBack?.(event.data.claim, event.by)) return `gave a verdict on ${claim(event.data.claim)}`
      const { said, truth, stage } = event.data
      const rating = truth && (names.ratingNameOf?.(truth.scale, truth.rating) ?? truth.rating)
      // “As quoted” brings its own “as”.
      const judgements = [said?.judgement.replace(/^as /, ''), rating].filter((each) => typeof each === 'string')
      const as = judgements.length === 0 ? 'without a judgement' : `as ${listed(judgements)}`
      return `marked ${claim(event.data.claim)} ${as}${stage === 'ready' ? ', ready' : ''}`
    }
    case 'verdict.reviewed': {
      const word = event.data.agrees ? 'agreed with' : 'objected to'
      return `${word} the verdict on ${claim(event.data.claim)}`
    }
    case 'verdict.adjudicated':
      return `settled the dispute on ${claim(event.data.claim)}`
    case 'verdict.shown':
      return `looked at the verdicts of others on ${claim(event.data.claim)}`
    case 'queue.skipped':
      return `skipped ${event.data.claim === null ? membersLabel(event.data.members) : claim(event.data.claim)}`
    default:
      return event.type
  }
}

function targetLabel(target: Target, names: LabelNames): string {
  switch (target.kind) {
    case 'case':
      return 'the case'
    case 'article':
      return `the article ${quoted(names.articleNameOf?.(target.article) ?? target.article)}`
    case 'claim':
      return `the claim ${quoted(names.wordingOf?.(target.claim) ?? target.claim)}`
    case 'evidence':
      return 'a piece of evidence'
    case 'speaker':
      return `the speaker ${quoted(target.name)}`
  }
}

function changesLabel(changes: ArticleChanges): string {
  const labels: Record<keyof ArticleChanges, string> = {
    title: 'the title',
    outlet: 'the outlet',
    url: 'the URL',
    author: 'the author',
    published: 'the date of publication',
    captured: 'the date of capture',
    capturedBy: 'who captured it',
    archive: 'the archive link',
    role: 'the role',
  }
  const keys = Object.keys(changes) as (keyof ArticleChanges)[]
  return listed(keys.map((key) => `${labels[key]}${changes[key] ? ` to ${quoted(String(changes[key]))}` : ''}`))
}

function speakerLabel(speaker: SpeakerChoice): string {
  return speaker.known ? speaker.name : 'unknown'
}

function membersLabel(members: readonly { content: readonly { exact: string }[] }[]): string {
  return listed(members.map((member) => passageLabel(member.content)))
}

function passageLabel(content: readonly { exact: string }[]): string {
  return quoted(content.map((anchor) => anchor.exact).join(' … '))
}

/** A quotation short enough for one line, in whole characters; one that has its marks already gets no second pair. */
function quoted(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim()
  const characters = [...plain.replace(/^“([^“”]*)”$/, '$1')]
  const short =
    characters.length > LONGEST_QUOTE ? `${characters.slice(0, LONGEST_QUOTE - 1).join('')}…` : characters.join('')
  return `“${short}”`
}

function listed(items: readonly string[]): string {
  if (items.length <= 1) return items.join('')
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}
