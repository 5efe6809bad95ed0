import { describe, expect, it } from 'vitest'
import type {
  Speaker,
  SpeakerDecision,
  StatementDecision,
  TextAnchor,
  ThreadDecision,
} from '../../../../electron/contract'
import type { Article } from '../../../../electron/core/article/article'
import { overlayBody } from '../../../../electron/core/review/overlay-body'
import { overlaySpeakers } from '../../../../electron/core/review/overlay-speakers'
import {
  type ConfirmedSpeaker,
  overlayStatements,
  type ReviewedStatement,
  statedSpeaker,
} from '../../../../electron/core/review/overlay-statements'
import { overlayThreads, threadId } from '../../../../electron/core/review/overlay-threads'
import { overlayTopics } from '../../../../electron/core/review/overlay-topics'
import { makeAnchor, resolveAnchor } from '../../../../electron/core/text/anchors'

const ARTICLE = `sha256:${'a'.repeat(64)}`
const HASH = 'b'.repeat(64)
const TEXT = 'The harbour is shut, the captain said. It will open soon, he said. Menu. Contact.'
const place = (anchor: TextAnchor) => resolveAnchor(anchor, TEXT, HASH)
const anchor = (words: string) => {
  const start = TEXT.indexOf(words)
  return makeAnchor({ article: ARTICLE, textHash: HASH, text: TEXT }, [start, start + words.length])
}
const lostAnchor = { ...anchor('Menu'), exact: 'Nothing of the kind', start: 500, end: 519 }
const decided = { event: 'e', by: 'r-1', at: '1700000000000-000000' }

const statement = (words: string, changes: Partial<ReviewedStatement> = {}): ReviewedStatement => {
  const start = TEXT.indexOf(words)
  return {
    id: words,
    article: ARTICLE,
    type: 'indirect',
    source: [],
    cue: [],
    content: [[start, start + words.length]],
    within: null,
    speaker: { id: 's1', name: 'the captain', certainty: 'named', kind: 'person', members: [], candidates: [] },
    topics: [],
    origin: 'machine',
    speakerSet: null,
    speakerNamed: null,
    calledBy: [],
    ...changes,
  }
}

describe('paragraphs put back and taken out', () => {
  const article: Article = {
    format: 'text',
    text: TEXT,
    paragraphs: [
      { span: [0, 66], kind: 'text', body: true },
      { span: [67, 72], kind: 'text', body: false },
    ],
    title: null,
    publisher: null,
    byline: null,
    credit: null,
    published: null,
    language: 'en',
    url: null,
    notes: [],
  }
  const set = (words: TextAnchor, body: boolean) => ({ anchor: words, body, by: 'r-1', at: decided.at })

  it('stand as the last word on them says', () => {
    const result = overlayBody(article, [set(anchor('Menu.'), true), set(anchor(TEXT.slice(0, 66)), false)], place)
    expect(result.article.paragraphs.map(({ body }) => body)).toEqual([false, true])
    expect([...result.set].sort()).toEqual([0, 1])
  })
  it('are listed as lost where the paragraph is gone, never guessed', () => {
    const result = overlayBody(article, [set(lostAnchor, true)], place)
    expect(result.article).toBe(article)
    expect(result.lost).toHaveLength(1)
  })
})

describe('decisions on statements', () => {
  const machine = [statement('The harbour is shut'), statement('It will open soon')]
  const apply = (...decisions: StatementDecision[]) => overlayStatements(machine, decisions, place)
  const of = { ...decided, article: ARTICLE }

  it('set a speaker, known or unknown', () => {
    const content = [anchor('It will open soon')]
    const named = { known: true, name: 'Ida Voss', kind: 'person' } as const
    const { statements } = apply({ ...of, kind: 'speakerSet', content, speaker: named, reason: 'she is the captain' })
    expect(statements[1]).toMatchObject({
      speakerNamed: 'Ida Voss',
      speaker: { certainty: 'named' },
      id: machine[1]?.id,
    })
    expect(statements[1]?.speakerSet?.reason).toBe('she is the captain')
    const unknown = apply({ ...of, kind: 'speakerSet', content, speaker: { known: false }, reason: '' })
    expect(unknown.statements[1]?.speaker).toMatchObject({ name: null, certainty: 'unknown' })
  })
  it('confirm a speaker for a claim, but never over the one whom another article names, or a person set', () => {
    const named = { known: true, name: 'Ida Voss', kind: 'person' } as const
    const confirm = (words: string, only: boolean): ConfirmedSpeaker => ({
      ...of,
      kind: 'speakerConfirmed',
      content: [anchor(words)],
      speaker: named,
      reason: 'she is the captain',
      only,
    })
    const byAnother = statement('It will open soon', { speaker: statedSpeaker({ ...named, name: 'Ben Orr' }) })
    const names = (only: boolean, ...statements: ReviewedStatement[]) =>
      overlayStatements(
        statements,
        [confirm('The harbour is shut', only), confirm('It will open soon', only)],
        place,
      ).statements.map(({ speaker }) => speaker?.name)
    const nobody = { id: 's1', name: 'the captain', members: [], candidates: [] }
    const first = statement('The harbour is shut', { speaker: { ...nobody, certainty: 'named', kind: 'unnamed' } })
    expect(names(false, first, byAnother)).toEqual(['Ida Voss', 'Ben Orr'])
    expect(names(true, first, byAnother)).toEqual(['Ida Voss', 'Ida Voss'])
    const set = { ...first, speakerSet: { by: 'r-2', at: of.at, reason: '' }, speaker: statedSpeaker({ known: false }) }
    expect(names(false, set, byAnother)).toEqual([null, 'Ben Orr'])
    expect(names(false, byAnother)).toEqual(['Ben Orr'])
    const board = { ...nobody, name: 'Ida Voss', certainty: 'resolved', kind: 'body', members: ['s8', 's9'] } as const
    const own = { ...first, speaker: { ...board, members: [...board.members] } }
    const [confirmed] = overlayStatements([own], [confirm('The harbour is shut', false)], place).statements
    expect(confirmed?.speaker).toEqual({ ...board, certainty: 'named' })
  })
  it('hold though a new analysis cuts the statement a little otherwise', () => {
    const recut = [statement('harbour is shut')]
    const was = [anchor('The harbour is shut')]
    expect(overlayStatements(recut, [{ ...of, kind: 'removed', was, reason: '' }], place).statements).toEqual([])
  })
  it('change, take out and add statements', () => {
    const now = { type: 'direct' as const, source: [anchor('he')], cue: [], content: [anchor('open soon')] }
    const { statements } = apply(
      { ...of, kind: 'changed', was: [anchor('It will open soon')], now, reason: '' },
      { ...of, kind: 'removed', was: [anchor('The harbour is shut')], reason: '' },
      { ...of, kind: 'added', statement: { ...now, content: [anchor('Contact')] }, speaker: null },
    )
    expect(statements.map(({ origin, content }) => [origin, TEXT.slice(...(content[0] ?? [0, 0]))])).toEqual([
      ['changed', 'open soon'],
      ['added', 'Contact'],
    ])
  })
  it('are lost, and say so, where the words or the statement are gone', () => {
    const lost = apply(
      { ...of, kind: 'removed', was: [lostAnchor], reason: '' },
      { ...of, kind: 'removed', was: [anchor('Menu. Contact.')], reason: '' },
    )
    expect(lost.statements).toEqual(machine)
    expect(lost.lost.map(({ why }) => why)).toEqual([
      'the passage is not in the text any more',
      'the analysis finds no statement there any more',
    ])
  })
  it('keep a statement within one that was changed', () => {
    const inner = statement('open soon', { within: 'It will open soon' })
    const now = { type: 'direct' as const, source: [], cue: [], content: [anchor('It will open')] }
    const decisions = [{ ...of, kind: 'changed' as const, was: [anchor('It will open soon')], now, reason: '' }]
    const { statements } = overlayStatements([...machine, inner], decisions, place)
    const outer = statements.find(({ origin }) => origin === 'changed')
    expect(statements.find(({ id }) => id === 'open soon')?.within).toBe(outer?.id)
  })
})

describe('decisions on speakers', () => {
  const speaker = (id: string, name: string, aliases: string[] = []): Speaker => ({ id, name, kind: 'person', aliases })
  const machine = [speaker('s1', 'Ida Voss', ['Voss', 'the captain']), speaker('s2', 'I. Voss')]
  const apply = (...decisions: SpeakerDecision[]) => overlaySpeakers(machine, decisions, [])

  it('merge two into one with all names', () => {
    const { speakers, follow, named } = apply({
      ...decided,
      kind: 'merged',
      into: 'Ida Voss',
      from: ['I. Voss'],
      reason: '',
    })
    expect(speakers).toHaveLength(1)
    expect(follow('s2', [])?.name).toBe('Ida Voss')
    expect(named('i. voss')?.id).toBe('s1')
  })
  it('rename one, who keeps the id and the old name as an alias', () => {
    const { follow, named } = apply({ ...decided, kind: 'renamed', from: 'Ida Voss', name: 'Captain Ida Voss' })
    expect(follow('s1', [])).toMatchObject({ id: 's1', name: 'Captain Ida Voss' })
    expect(named('Ida Voss')?.id).toBe('s1')
  })
  it('split off the statements whose text uses an alias', () => {
    const split: SpeakerDecision = {
      ...decided,
      kind: 'split',
      from: 'Ida Voss',
      aliases: ['the captain'],
      name: 'Bo Lind',
      reason: '',
    }
    const { follow, speakers } = apply(split)
    expect(follow('s1', ['The captain'])?.name).toBe('Bo Lind')
    expect(follow('s1', ['Voss'])?.name).toBe('Ida Voss')
    expect(speakers.find(({ name }) => name === 'Ida Voss')?.aliases).toEqual(['Voss'])
  })
  it('follow one another: what was merged into a renamed speaker has the new name', () => {
    const { follow } = apply(
      { ...decided, kind: 'merged', into: 'Ida Voss', from: ['I. Voss'], reason: '' },
      { ...decided, kind: 'renamed', from: 'Ida Voss', name: 'Ida Maria Voss' },
    )
    expect(follow('s2', [])?.name).toBe('Ida Maria Voss')
  })
  it('reach a speaker whom a later analysis calls by another of its names', () => {
    const { follow } = apply({ ...decided, kind: 'renamed', from: 'Voss', name: 'Captain Voss' })
    expect(follow('s1', [])?.name).toBe('Captain Voss')
  })
})

describe('decisions on topics', () => {
  const machine = [
    { name: 'Orsa bridge', aliases: ['the bridge'] },
    { name: 'Bridge', aliases: [] },
  ]
  it('merge, add and split', () => {
    const merged = overlayTopics(machine, [{ ...decided, kind: 'merged', into: 'Orsa bridge', from: ['Bridge'] }])
    expect(merged.topicsOf(['Bridge'], 'The bridge is old.')).toEqual(['Orsa bridge'])
    const added = overlayTopics(machine, [{ ...decided, kind: 'added', name: 'Toll', aliases: ['fee'] }])
    expect(added.topicsOf([], 'A FEE of two crowns')).toEqual(['Toll'])
    expect(added.topicsOf([], 'Coffee for all')).toEqual([])
    const split = overlayTopics(machine, [
      { ...decided, kind: 'split', from: 'Orsa bridge', aliases: ['the bridge'], name: 'Old bridge' },
    ])
    expect(split.topicsOf(['Orsa bridge'], 'the bridge fell')).toEqual(['Old bridge'])
    expect(split.topicsOf(['Orsa bridge'], 'the Orsa bridge opens')).toEqual(['Orsa bridge'])
  })
})

describe('decisions on threads', () => {
  const member = (name: string) => ({ article: ARTICLE, statement: name })
  const thread = (id: string, ...names: string[]) => ({
    id,
    members: names.map(member),
    occasion: 'not established' as const,
    differences:
      names.length >= 3
        ? [
            {
              kind: 'number' as const,
              members: [0, 2] as [number, number],
              spans: [[], []] as [never[], never[]],
              note: '4 / 6',
            },
          ]
        : [],
    why: '',
    sharedText: [names.length - 1],
  })
  // A member is found by the words of its passage, which here are its name.
  const text = (name: string) => ({ content: [{ ...anchor('Menu'), exact: name }] })
  const places = {
    place: ({ content }: { content: readonly TextAnchor[] }) =>
      content[0]?.exact === 'gone' ? null : member(content[0]?.exact ?? ''),
    compare: (members: readonly { article: string; statement: string }[]) => ({
      ...thread(threadId(members)),
      members: [...members],
      sharedText: [],
    }),
  }
  const apply = (threads: ReturnType<typeof thread>[], ...decisions: ThreadDecision[]) =>
    overlayThreads(threads, decisions, places).map(({ members, decided: by, occasion, differences, sharedText }) => ({
      names: members.map(({ statement: name }) => name).join(''),
      by,
      occasion,
      differences: differences.map((difference) => difference.members),
      shared: sharedText,
    }))
  const say = (kind: 'confirmed' | 'rejected' | 'joined', ...names: string[]): ThreadDecision => ({
    ...decided,
    kind,
    members: names.map(text),
  })

  it('confirm a thread, which then stands although no analysis finds it again', () => {
    expect(apply([thread('t', 'a', 'b')], say('confirmed', 'a', 'b'))).toMatchObject([{ names: 'ab', by: 'confirmed' }])
    expect(apply([], say('confirmed', 'a', 'b', 'gone'))).toMatchObject([{ names: 'ab', by: 'confirmed' }])
    expect(apply([], say('confirmed', 'a', 'gone'))).toEqual([])
  })
  it('reject a thread, and join statements into one that absorbs what it holds', () => {
    expect(apply([thread('t', 'a', 'b')], say('rejected', 'a', 'b'))).toEqual([])
    expect(apply([thread('t', 'a', 'b'), thread('u', 'c', 'd')], say('joined', 'a', 'b', 'c'))).toMatchObject([
      { names: 'cd', by: null },
      { names: 'abc', by: 'joined' },
    ])
  })
  it('split one member off; what is said of the others moves with them', () => {
    const split: ThreadDecision = { ...decided, kind: 'split', members: [text('b')], from: [text('a'), text('c')] }
    expect(apply([thread('t', 'a', 'b', 'c')], split)).toEqual([
      { names: 'ac', by: null, occasion: 'not established', differences: [[0, 1]], shared: [1] },
    ])
  })
  it('set the occasion of the thread that holds all its members', () => {
    const set: ThreadDecision = {
      ...decided,
      kind: 'occasionSet',
      members: ['a', 'b'].map(text),
      occasion: 'same',
      reason: 'x',
    }
    expect(apply([thread('t', 'a', 'b', 'c'), thread('u', 'a', 'd')], set).map(({ occasion }) => occasion)).toEqual([
      'same',
      'not established',
    ])
  })
})
