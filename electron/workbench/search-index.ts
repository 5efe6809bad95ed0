import MiniSearch from 'minisearch'
import type { ClaimState, Page, SearchHit, Span } from '../contract'
import { keptBackFrom } from '../core/review/kept-back'
import type { CaseStore } from '../store/types'
import { standingClaims } from './claim-index'
import type { ArticleEntry, CaseModel } from './model'
import { pageOfMapped } from './paging'
import { envelope, outletOf, titleOf, wordsOf } from './passage'
import { cueOfClaim } from './thread-view'

type Kind = SearchHit['kind']

/** One thing that can be found. */
interface Entry {
  readonly id: string
  readonly kind: Kind
  /** What a screen opens: article, statement, claim or note id. */
  readonly target: string
  readonly article: string | null
  readonly span: Span | null
  readonly text: string
  readonly boilerplate: boolean
}

/** Search over all text (boilerplate too), statements, claims and notes. */
export interface Search {
  /** @param reader id of the reviewer who searches: the reasons of verdicts that are kept from them are not found. */
  find(
    query: string,
    kinds: readonly Kind[],
    paging: { offset: number; limit: number },
    reader: string | null,
  ): Page<SearchHit>
}

/** Letter case and accents set aside, as the index does it. */
const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** The index lives in memory and is brought up to date when somebody searches: only what changed is indexed anew. */
export function createSearch(model: CaseModel, store: CaseStore): Search {
  const entries = new Map<string, Entry>()
  const index = new MiniSearch<Entry>({ fields: ['text'], processTerm: (term) => folded(term) || null })

  function put(wanted: ReadonlyMap<string, Entry>): void {
    for (const [id, entry] of entries) {
      const now = wanted.get(id)
      if (now && now.text === entry.text) continue
      index.discard(id)
      entries.delete(id)
    }
    for (const [id, entry] of wanted) {
      if (!entries.has(id)) index.add(entry)
      entries.set(id, entry)
    }
  }

  return {
    find(query, kinds, paging, reader) {
      put(wantedEntries(model, store, reader))
      const { words, phrases } = parseQuery(query)
      const terms = [...words, ...phrases.flatMap((phrase) => phrase.split(' '))]
      if (terms.length === 0) return { total: 0, offset: paging.offset, items: [] }
      const found = index
        .search(terms.join(' '), { combineWith: 'AND', prefix: (term) => words.includes(folded(term)) })
        .flatMap(({ id, terms: matched }) => {
          const entry = entries.get(id)
          if (!entry || (kinds.length > 0 && !kinds.includes(entry.kind))) return []
          const text = folded(entry.text).replace(/\s+/g, ' ')
          return phrases.every((phrase) => text.includes(phrase)) ? [{ entry, matched }] : []
        })
      return pageOfMapped(found, paging, ({ entry, matched }) => hitOf(entry, matched, phrases, model))
    },
  }
}

/** Words, and phrases in quotation marks of any kind that must stand as they are. */
export function parseQuery(query: string): { words: string[]; phrases: string[] } {
  const phrases: string[] = []
  const rest = query.replace(/["“”„«»]([^"“”„«»]+)["“”„«»]/g, (_, phrase: string) => {
    const plain = folded(phrase).replace(/\s+/g, ' ').trim()
    if (plain !== '') phrases.push(plain)
    return ' '
  })
  return { words: folded(rest).match(/[\p{L}\p{N}]+/gu) ?? [], phrases }
}

const lastWanted = new WeakMap<CaseModel, { keys: readonly unknown[]; entries: ReadonlyMap<string, Entry> }>()

function wantedEntries(model: CaseModel, store: CaseStore, reader: string | null): ReadonlyMap<string, Entry> {
  const keys = [model.articles(), store.state.claims, store.state.notes, reader]
  const last = lastWanted.get(model)
  if (last && keys.every((key, position) => key === last.keys[position])) return last.entries
  const wanted = new Map<string, Entry>()
  const add = (entry: Entry) => wanted.set(entry.id, entry)
  for (const entry of model.articles().values()) for (const found of articleEntries(entry)) add(found)
  for (const claim of standingClaims(store.state.claims))
    add({ ...nothing, id: `claim ${claim.id}`, kind: 'claim', target: claim.id, text: claimText(claim, reader, model) })
  for (const note of Object.values(store.state.notes)) {
    const article = note.target.kind === 'article' ? note.target.article : null
    add({ ...nothing, id: `note ${note.id}`, kind: 'note', target: note.id, article, text: note.text })
  }
  lastWanted.set(model, { keys, entries: wanted })
  return wanted
}

const nothing = { article: null, span: null, boilerplate: false }

function claimText(claim: ClaimState, reader: string | null, model: CaseModel): string {
  const keptBack = reader === null ? [] : keptBackFrom(claim, reader)
  const shown = claim.verdicts.filter(({ id }) => !keptBack.includes(id))
  return [
    [cueOfClaim(claim, model), claim.wording].filter((part) => part !== '').join(' '),
    ...shown.flatMap(({ said, truth }) => [said?.reasons ?? '', truth?.reasons ?? '']),
    ...claim.evidence.filter(({ removed }) => !removed).map(({ note }) => note),
  ]
    .filter((text) => text !== '')
    .join('\n')
}

function articleEntries({ state, machine, statements }: ArticleEntry): Entry[] {
  if (!machine) return []
  const { text, paragraphs } = machine.article
  const article = state.id
  return [
    ...paragraphs.map(({ span, body }): Entry => {
      const id = `text ${article} ${span[0]}`
      return { id, kind: 'text', target: article, article, span, text: text.slice(...span), boilerplate: !body }
    }),
    ...statements
      .filter(({ type }) => type !== 'narrated')
      .map((statement): Entry => {
        // Without its cue what somebody denied reads as what they said.
        const words = [wordsOf(text, statement.cue), wordsOf(text, statement.content)]
          .filter((part) => part !== '')
          .join(' ')
        const who = statement.speaker?.name ?? ''
        return {
          id: `statement ${statement.id}`,
          kind: 'statement',
          target: statement.id,
          article,
          span: envelope(statement.content),
          text: who === '' ? words : `${who}: ${words}`,
          boilerplate: false,
        }
      }),
  ]
}

/** How much of a long text a hit shows before the first word found and after it, in characters. */
const BEFORE = 60
const AFTER = 180

function hitOf(entry: Entry, matched: readonly string[], phrases: readonly string[], model: CaseModel): SearchHit {
  const found = placesOf(entry.text, matched, phrases)
  const first = found[0]
  const from = Math.max(0, (first?.[0] ?? 0) - BEFORE)
  const start = from === 0 ? 0 : entry.text.indexOf(' ', from) + 1
  const end = Math.min(entry.text.length, start + BEFORE + AFTER)
  const article = entry.article === null ? null : model.articles().get(entry.article)
  const isText = entry.kind === 'text' && entry.span && first
  return {
    kind: entry.kind,
    id: entry.target,
    article: entry.article,
    outlet: article ? outletOf(article) : null,
    title: article ? titleOf(article) : null,
    // Where to look: the words themselves in a text, the whole passage of a statement.
    span: isText && entry.span ? [entry.span[0] + first[0], entry.span[0] + first[1]] : entry.span,
    snippet: entry.text.slice(start, end),
    found: found.filter((place) => place[0] >= start && place[1] <= end).map(([s, e]) => [s - start, e - start]),
    boilerplate: entry.boilerplate,
  }
}

/** Where the words found stand in the text. Phrases go first; then whole words that fold to a term found. */
function placesOf(text: string, terms: readonly string[], phrases: readonly string[]): Span[] {
  const wanted = new Set(terms)
  const words = [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map((match) => ({
    term: folded(match[0]),
    span: [match.index, match.index + match[0].length] as const,
  }))
  const runs = phrases.flatMap((phrase) => {
    const parts = phrase.match(/[\p{L}\p{N}]+/gu) ?? []
    const at = words.findIndex((_, index) =>
      parts.every((part, offset) => words[index + offset]?.term.startsWith(part)),
    )
    const first = words[at]
    const last = words[at + parts.length - 1]
    return at >= 0 && first && last ? [[first.span[0], last.span[1]] as const] : []
  })
  if (runs.length > 0) return runs
  return words.filter(({ term }) => wanted.has(term)).map(({ span }) => span)
}
