import type { CaseState, Evidence, ReportQuote, Target } from '../../contract'

/** What stands where a withheld name stood. */
export const WITHHELD = '[withheld]'

/** A title or citation shorter than this, in UTF-16 units, may be a common word, and is not searched for in other texts. */
const SHORTEST_PHRASE = 12

/** What no export may contain, by kind. */
export interface Withheld {
  readonly wholeCase: boolean
  readonly articles: ReadonlySet<string>
  readonly claims: ReadonlySet<string>
  readonly evidence: ReadonlySet<string>
  /** In lower case. */
  readonly speakers: ReadonlySet<string>
  /** Names and phrases that must not stand in any text of a report. */
  readonly phrases: readonly string[]
}

type WithheldState = Pick<CaseState, 'withheld' | 'claims' | 'articles' | 'speakers'>

const idsOf = <Kind extends Target['kind']>(
  state: WithheldState,
  kind: Kind,
  id: (target: Extract<Target, { kind: Kind }>) => string,
) =>
  new Set(
    state.withheld
      .map(({ target }) => target)
      .filter((target): target is Extract<Target, { kind: Kind }> => target.kind === kind)
      .map(id),
  )

/** Names that reviewers joined with or gave to a withheld speaker are that speaker's too. */
function joinedNames(state: WithheldState, names: ReadonlySet<string>): Set<string> {
  const all = new Set([...names].map((name) => name.toLowerCase()))
  const related = state.speakers.flatMap((decision): string[][] => {
    if (decision.kind === 'merged') return [[decision.into, ...decision.from]]
    return decision.kind === 'renamed' ? [[decision.from, decision.name]] : []
  })
  for (let grown = true; grown; ) {
    grown = false
    for (const group of related) {
      const lower = group.map((name) => name.toLowerCase())
      if (!lower.some((name) => all.has(name)) || lower.every((name) => all.has(name))) continue
      for (const name of lower) all.add(name)
      grown = true
    }
  }
  return all
}

/** A person's last name names them too, where it is long enough to be one. */
function nameForms(name: string): string[] {
  const last = name.trim().split(/\s+/).at(-1) ?? ''
  return last !== name.trim() && /^\p{Lu}[\p{L}'’-]{3,}$/u.test(last) ? [name, last] : [name]
}

function evidencePhrases(evidence: Evidence): (string | null)[] {
  if (evidence.kind === 'file') return [evidence.name]
  return evidence.kind === 'reference' ? [evidence.citation, evidence.url] : [evidence.anchor.exact]
}

/**
 * What a case withholds.
 * @param aliases the names by which a speaker is called in the articles
 */
export function withheldOf(state: WithheldState, aliases: (name: string) => readonly string[]): Withheld {
  const articles = idsOf(state, 'article', (target) => target.article)
  const claims = idsOf(state, 'claim', (target) => target.claim)
  const evidence = idsOf(state, 'evidence', (target) => target.evidence)
  const named = idsOf(state, 'speaker', (target) => target.name)
  const speakers = joinedNames(state, named)
  // Pronouns and descriptions ("he", "the minister") are aliases too; they name nobody outside their text.
  const isName = (alias: string) => alias.length >= 3 && !/^\p{Ll}/u.test(alias)
  const names = [...named, ...speakers].flatMap((name) => [...nameForms(name), ...aliases(name).filter(isName)])
  for (const name of names) speakers.add(name.toLowerCase())
  const others: (string | null | undefined)[] = []
  for (const id of articles) {
    const article = state.articles[id]
    others.push(id, article?.name, article?.stated.title, article?.stated.url, article?.stated.archive)
  }
  for (const claim of Object.values(state.claims)) {
    if (claims.has(claim.id)) others.push(claim.wording)
    for (const item of claim.evidence) if (evidence.has(item.id)) others.push(...evidencePhrases(item.evidence))
  }
  const phrases = others.filter((phrase): phrase is string => (phrase ?? '').length >= SHORTEST_PHRASE)
  return {
    wholeCase: state.withheld.some(({ target }) => target.kind === 'case'),
    articles,
    claims,
    evidence,
    speakers,
    phrases: [...new Set([...names, ...phrases])].sort((a, b) => b.length - a.length),
  }
}

/** True if an act, note or decision is about something withheld. */
export function isWithheld(target: Target | null, withheld: Withheld): boolean {
  if (target === null) return false
  if (target.kind === 'article') return withheld.articles.has(target.article)
  if (target.kind === 'claim') return withheld.claims.has(target.claim)
  if (target.kind === 'evidence') return withheld.evidence.has(target.evidence)
  return target.kind === 'speaker' && withheld.speakers.has(target.name.toLowerCase())
}

/** Finds any of the phrases as whole words, in any case, however they are spaced; null when there are none. */
function matcher(phrases: readonly string[]): RegExp | null {
  const patterns = phrases
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '')
    .map((phrase) => phrase.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/\s+/g, '\\s+'))
  return patterns.length > 0
    ? new RegExp(`(?<![\\p{L}\\p{N}])(?:${patterns.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
    : null
}

const isQuote = (value: object): value is ReportQuote => 'selector' in value && 'text' in value && 'state' in value

/** A quote with a withheld name in it loses its selector, whose words and places would give the name away. */
function redactQuote(quote: ReportQuote, redact: (text: string) => string): ReportQuote {
  const before = redact(quote.text.slice(0, quote.start))
  const quoted = redact(quote.text.slice(quote.start, quote.end))
  const text = before + quoted + redact(quote.text.slice(quote.end))
  const { exact, prefix, suffix } = quote.selector
  const clean =
    redact(quote.text) === quote.text &&
    text === quote.text &&
    [exact, prefix, suffix].every((part) => redact(part) === part)
  const speaker = quote.speaker === null ? null : redact(quote.speaker)
  if (clean) return { ...quote, speaker }
  const selector = { start: 0, end: 0, exact: '', prefix: '', suffix: '', textHash: '', page: null }
  // A name that straddles the quotation's edge is found in the whole alone: then the edges go.
  const whole = redact(quote.text)
  if (redact(text) !== text || whole.split(WITHHELD).length !== text.split(WITHHELD).length)
    return { ...quote, text: whole, start: 0, end: whole.length, speaker, selector }
  return { ...quote, text, start: before.length, end: before.length + quoted.length, speaker, selector }
}

/** A value with every withheld name and phrase struck out of every text in it: titles, reasons, quotes, selectors. */
export function redacted<T>(value: T, withheld: Withheld): T {
  const pattern = matcher(withheld.phrases)
  if (!pattern) return value
  const redact = (text: string) => text.replace(pattern, WITHHELD)
  const visit = (part: unknown): unknown => {
    if (typeof part === 'string') return redact(part)
    if (Array.isArray(part)) return part.map(visit)
    if (part === null || typeof part !== 'object') return part
    if (isQuote(part)) return redactQuote(part, redact)
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, visit(inner)]))
  }
  // The shape is the same; only strings changed.
  return visit(value) as T
}
