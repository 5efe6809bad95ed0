import type { CaseState, ClaimState, Scale, TextAnchor, VerdictState } from '../../../../electron/contract'
import type { ReportMaterial, ReportOptions } from '../../../../electron/core/report/build'
import type { ReportSource } from '../../../../electron/core/report/quotes'

/** An invented case: two outlets on the closing of a ferry, one claim final, one a draft. */

export const GAZETTE = `sha256:${'a'.repeat(64)}`
export const COURIER = `sha256:${'b'.repeat(64)}`
const TEXTS = {
  [GAZETTE]:
    'The council met on Monday. The ferry carried 4,500 people last week, said Mayor Ada Quill. She gave no source. Nobody asked for one.',
  [COURIER]: 'Quill put the figure at 5,400. The harbour master, Ivo Marsh, kept silent.',
}

/** The sentences of a text that ends each with a full stop. */
function sentencesOf(text: string): [number, number][] {
  return [...text.matchAll(/[^.]+\./g)].map((match) => {
    const start = match.index + (match[0].length - match[0].trimStart().length)
    return [start, match.index + match[0].length]
  })
}

/** An anchor on words of an article (the texts are ASCII, so that code points are UTF-16 units). */
export function anchor(article: string, exact: string): TextAnchor {
  const text = TEXTS[article as keyof typeof TEXTS] ?? ''
  const start = text.indexOf(exact)
  return {
    ...{ kind: 'text' as const, article, textHash: article.slice(7), start, end: start + exact.length, exact },
    prefix: text.slice(Math.max(0, start - 32), start),
    suffix: text.slice(start + exact.length, start + exact.length + 32),
  }
}

const clock = (minute: number) => `${1473681600000 + minute * 60_000}-000000`
const decided = (event: string, by: string, minute: number) => ({ event, by, at: clock(minute) })

function source(id: string, outlet: string, title: string): ReportSource {
  const text = TEXTS[id as keyof typeof TEXTS] ?? ''
  return {
    ...{ id, title, outlet, text, author: null, archive: null, credit: null, captured: null },
    url: `https://${outlet.toLowerCase()}.example/ferry`,
    published: { value: '2016-09-12', origin: 'printed' },
    role: 'report',
    checked: id === GAZETTE ? { by: 'r1', at: clock(1) } : null,
    sentences: sentencesOf(text),
    sharedTextWith: [],
  }
}

export const SCALE: Scale = {
  id: 'three',
  name: 'Three steps',
  description: '',
  ratings: [
    { id: 'wrong', name: 'Wrong', meaning: 'It does not hold.', value: 1, key: '1' },
    { id: 'right', name: 'Right', meaning: 'It holds.', value: 3, key: '3' },
    { id: 'not-rated', name: 'Not rated', meaning: 'Nothing to settle.', value: null, key: '0' },
  ],
}

function verdict(id: string, minute: number, changes: Partial<VerdictState> = {}): VerdictState {
  return {
    ...decided(id, 'r1', minute),
    id,
    said: { judgement: 'as quoted', reasons: 'Both outlets print it.', evidence: ['e1'] },
    truth: { scale: 'three', rating: 'wrong', reasons: 'The log of the ferry says 5,400.', evidence: ['e2', 'e1'] },
    stage: 'ready',
    ...{ supersedes: null, supersededBy: [], reviews: [], waiver: null, adjudication: null },
    ...changes,
  }
}

export function claim(id: string, minute: number, changes: Partial<ClaimState> = {}): ClaimState {
  return {
    ...decided(`touch-${id}`, 'r1', minute),
    id,
    wording: 'The ferry carried 4,500 people last week',
    speaker: 'Ada Quill',
    speakerConfirmed: {
      ...decided(`speaker-${id}`, 'r1', minute),
      speaker: { known: true, name: 'Ada Quill', kind: 'person' },
      reason: '',
    },
    appearances: [
      { content: [anchor(GAZETTE, 'The ferry carried 4,500 people last week')] },
      { content: [anchor(COURIER, 'the figure at 5,400')] },
    ],
    evidence: [
      {
        ...decided('e1', 'r1', 3),
        id: 'e1',
        evidence: { kind: 'passage', anchor: anchor(COURIER, 'The harbour master, Ivo Marsh, kept silent') },
        stance: 'against',
        note: '',
        removed: null,
      },
      {
        ...decided('e2', 'r1', 4),
        id: 'e2',
        evidence: {
          kind: 'reference',
          citation: 'Log of the ferry, week 36',
          url: 'https://port.example/log',
          accessed: '2016-09-13',
        },
        stance: 'against',
        note: 'Counted at the gate.',
        removed: null,
      },
    ],
    verdicts: [
      verdict('v1', 5, { supersededBy: ['v2'] }),
      verdict('v2', 6, {
        supersedes: 'v1',
        reviews: [{ event: 'rv', by: 'r2', at: clock(7), agrees: true, reasons: 'Seen the log.' }],
      }),
    ],
    ...{ current: ['v2'], stage: 'final', missing: [], joinedInto: null },
    ...changes,
  }
}

export const FINAL = 'f'.repeat(64)
export const DRAFT = 'd'.repeat(64)

export function caseState(changes: Partial<CaseState> = {}): CaseState {
  const draft = claim(DRAFT, 9, {
    wording: 'The harbour master kept silent',
    speaker: null,
    speakerConfirmed: null,
    appearances: [{ content: [anchor(COURIER, 'The harbour master, Ivo Marsh, kept silent')] }],
    ...{ evidence: [], verdicts: [verdict('v3', 10, { stage: 'draft' })], current: ['v3'], stage: 'draft' },
  })
  return {
    id: 'case-1',
    name: 'The old ferry',
    question: 'How many people did it carry?',
    why: 'Both papers print a figure.',
    responsible: 'The desk',
    createdAt: clock(0),
    reviewers: { r1: 'Noor Example', r2: 'Sam Sample' },
    ...{ articles: {}, files: {}, statements: [], speakers: [], topics: [], threads: [], skipped: [], published: [] },
    claims: { [DRAFT]: draft, [FINAL]: claim(FINAL, 2) },
    notes: {
      n1: {
        ...decided('n1', 'r2', 8),
        id: 'n1',
        target: { kind: 'claim', claim: FINAL },
        text: 'Call the port again.',
      },
    },
    withheld: [],
    corrections: [{ claim: FINAL, text: 'An earlier version named another week.', by: 'r1', at: clock(20) }],
    parked: [],
    ...changes,
  }
}

export function material(state: CaseState = caseState(), changes: Partial<ReportMaterial> = {}): ReportMaterial {
  return {
    state,
    scales: [SCALE],
    articles: [source(GAZETTE, 'Gazette', 'Ferry “full”'), source(COURIER, 'Courier', 'Figures from the ferry')],
    resolve: ({ start, end, exact }, text) =>
      text.slice(start, end) === exact ? { state: 'exact', span: [start, end] } : { state: 'lost', why: 'not found' },
    comparisons: new Map([
      [
        FINAL,
        {
          occasion: 'not established' as const,
          differences: [
            { kind: 'number' as const, note: '4,500 / 5,400', articles: [GAZETTE, COURIER] as const, conflict: false },
          ],
        },
      ],
    ]),
    toldOf: (article) =>
      article === GAZETTE
        ? { speaker: 'Mayor Ada Quill', said: { value: '2016-09-11', origin: 'worked out', words: 'Sunday' } }
        : { speaker: 'Quill', said: { value: null, origin: 'unknown', words: null } },
    aliases: (name) => (name === 'Ivo Marsh' ? ['the harbour master', 'Captain Marsh'] : []),
    history: [
      {
        at: '2016-09-12T12:02:00Z',
        by: 'r1',
        label: 'made a claim of “The ferry carried”',
        event: 'touch',
        hash: 'ab'.repeat(32),
        target: { kind: 'claim', claim: FINAL },
      },
      {
        at: '2016-09-12T12:09:00Z',
        by: 'r1',
        label: 'set the speaker to Ivo Marsh',
        event: 'set',
        hash: 'cd'.repeat(32),
        target: { kind: 'claim', claim: DRAFT },
      },
    ],
    ...changes,
  }
}

export const PUBLISH: ReportOptions = {
  kind: 'publish',
  generatedAt: '2016-09-14T09:00:00Z',
  program: 'Attest 0.1.0',
  filter: null,
  names: false,
  organisation: 'The Desk',
  baseUrl: 'https://desk.example/checks/ferry',
}
export const ARCHIVE: ReportOptions = { ...PUBLISH, kind: 'archive' }
