import type { Span } from '../../contract'
import type { Features, ParagraphFeatures } from './body-model'
import { detectLanguage } from './language'
import { type LineShape, lineShape } from './line-shape'
import { type PageProse, pageProse } from './main-cluster'
import type { Phrase } from './phrases'
import { STOP_WORDS } from './stop-words'

const WORD_STEPS = [2, 4, 7, 11, 16, 25, 40, 70]
const PROSE_STEPS = [0.1, 0.3, 0.6, 0.9]
const FUNCTION_WORD_STEPS = [0.08, 0.18, 0.28, 0.38]
/** A paragraph of at most so many words can be furniture; the same words in a longer one mean less. */
const SHORT = 14

/** Thermometer coding: one feature for each step that the value reaches, so that a linear model can bend. */
function steps(into: Record<string, number>, name: string, value: number, at: readonly number[]): void {
  for (const step of at) if (value >= step) into[`${name}>=${step}`] = 1
}

const isSectionStart = (shape: LineShape, phrase: Phrase) => shape.phrases.has(phrase) && shape.words <= 6

/** Sums of the prose before each paragraph, older paragraphs counting less and less. */
function decayed(shapes: readonly LineShape[], keep: number): number[] {
  let sum = 0
  return shapes.map((shape) => {
    const before = sum
    sum = sum * keep + shape.prose * Math.min(shape.words, 60)
    return before
  })
}

function ownFeatures(shape: LineShape): Record<string, number> {
  const features: Record<string, number> = { bias: 1 }
  const length = shape.words <= SHORT ? 'short' : 'long'
  steps(features, 'words', shape.words, WORD_STEPS)
  steps(features, 'prose', shape.prose, PROSE_STEPS)
  if (shape.endsSentence) features[`ends sentence, ${length}`] = 1
  if (shape.endsEllipsis) features['ends ellipsis'] = 1
  if (shape.endsColon) features['ends colon'] = 1
  if (shape.endsStar) features['ends star'] = 1
  steps(features, 'sentences', shape.sentences, [2, 4])
  if (shape.functionWords === null) features['no function words known'] = 1
  else if (shape.words >= 4) steps(features, 'function words', shape.functionWords, FUNCTION_WORD_STEPS)
  if (shape.capitalised >= 0.6 && shape.words >= 3) features.capitalised = 1
  if (shape.allCapitals) features['all capitals'] = 1
  steps(features, 'digits', shape.digits, [0.1, 0.3])
  if (shape.printsDate) features[`date, ${length}`] = 1
  if (shape.printsAddress) features[`address, ${length}`] = 1
  steps(features, 'separators', shape.separators, [1, 3])
  if (shape.tabs) features.tabs = 1
  if (shape.quotes) features.quotes = 1
  if (shape.startsLower) features['starts lower'] = 1
  for (const phrase of shape.phrases) features[`${phrase}, ${length}`] = 1
  return features
}

function layoutFeatures(shapes: readonly LineShape[], index: number, features: Record<string, number>): void {
  const shape = shapes[index]
  const next = shapes[index + 1]
  if (!shape) return
  if (shape.gapBefore >= 2) features['blank before'] = 1
  if (shape.gapBefore >= 3) features['wide blank before'] = 1
  if (!next || next.gapBefore >= 2) features['blank after'] = 1
  if (shape.gapBefore < 2 && next && next.gapBefore < 2) features['no blank around'] = 1
  for (const [name, other] of [
    ['previous', shapes[index - 1]],
    ['second previous', shapes[index - 2]],
    ['next', next],
    ['second next', shapes[index + 2]],
  ] as const) {
    steps(features, `${name} prose`, other?.prose ?? 0, [0.1, 0.6])
    if (!other) features[`no ${name}`] = 1
  }
}

function pageFeatures(
  shapes: readonly LineShape[],
  index: number,
  prose: PageProse,
  features: Record<string, number>,
): void {
  const shape = shapes[index]
  if (!shape) return
  const { totalMass, totalWords, vocabulary } = prose
  const { first, last, mass } = prose.main
  if (index < first) {
    features['before main'] = 1
    steps(features, 'lines before main', first - index, [2, 4, 8, 20])
  } else if (index > last) {
    features['after main'] = 1
    steps(features, 'lines after main', index - last, [2, 4, 8, 20])
  } else features['in main'] = 1
  features['main share'] = mass / Math.max(1, totalMass)
  features['clean page'] = Math.min(1, totalMass / Math.max(1, totalWords))
  const known = shape.vocabulary.filter(
    (word) => (vocabulary.get(word) ?? 0) > (index >= first && index <= last ? 1 : 0),
  )
  if (shape.vocabulary.length > 0)
    steps(features, 'known words', known.length / shape.vocabulary.length, [0.2, 0.4, 0.7])
}

const isHeader = (shape: LineShape) => shape.words <= SHORT && (shape.printsDate || shape.phrases.has('byline'))
const isListed = (shape: LineShape) => shape.words <= SHORT && !shape.endsSentence
const isRemark = (shape: LineShape) =>
  shape.words <= SHORT && (shape.phrases.has('comment') || /\b(?:ago|votes?|likes?)$/.test(shape.key))

/** For each paragraph the names of features of the stretch of prose that it stands in. */
function clusterFeatures(shapes: readonly LineShape[], { clusters, main }: PageProse): string[][] {
  const names: string[][] = shapes.map(() => [])
  let before = 0
  for (const { first, last, mass } of clusters) {
    const own: string[] = []
    const share = mass / Math.max(1, main.mass)
    for (const step of [0.2, 0.5]) if (share >= step) own.push(`cluster share>=${step}`)
    if (before >= 0.25 * main.mass) own.push('later cluster')
    if (before >= main.mass) own.push('cluster after main')
    if (shapes.slice(Math.max(0, first - 6), first).some(isHeader)) own.push('cluster below header')
    for (let index = first; index <= last; index++) names[index]?.push(...own)
    before += mass
  }
  return names
}

/** For each paragraph the names of features of the six before and the six after it. */
function windowFeatures(shapes: readonly LineShape[]): string[][] {
  const kinds = [
    ['listed', isListed],
    ['headers', isHeader],
    ['remarks', isRemark],
  ] as const
  const names: string[][] = shapes.map(() => [])
  for (const [name, is] of kinds) {
    const sums = [0]
    for (const shape of shapes) sums.push((sums.at(-1) ?? 0) + (is(shape) ? 1 : 0))
    const count = (from: number, to: number) =>
      (sums[Math.min(shapes.length, Math.max(0, to))] ?? 0) - (sums[Math.max(0, Math.min(shapes.length, from))] ?? 0)
    shapes.forEach((_, index) => {
      for (const [side, found] of [
        ['before', count(index - 6, index)],
        ['after', count(index + 1, index + 7)],
      ] as const)
        for (const step of [1, 3, 5]) if (found >= step) names[index]?.push(`${name} ${side}>=${step}`)
    })
  }
  return names
}

/** What the step from the paragraph before to this one looks like. */
function stepFeatures(shapes: readonly LineShape[], index: number, windows: readonly string[]): Features {
  const features: Record<string, number> = {}
  const shape = shapes[index]
  const previous = shapes[index - 1]
  if (!shape || !previous) return features
  if (shape.gapBefore >= 2) features.blank = 1
  if (shape.gapBefore >= 4) features['wide blank'] = 1
  if (shape.prose >= 0.5) features['to prose'] = 1
  if (previous.prose >= 0.5) features['from prose'] = 1
  if (previous.printsDate && previous.words <= SHORT) features['from date'] = 1
  if (previous.phrases.has('byline') && previous.words <= SHORT) features['from byline'] = 1
  for (const phrase of [
    'comment',
    'related',
    'share',
    'tags',
    'legal',
    'advertisement',
    'about',
    'source',
    'subscribe',
  ] as const)
    if (isSectionStart(shape, phrase)) features[`to ${phrase}`] = 1
  if (isSectionStart(previous, 'share')) features['from share'] = 1
  for (const name of windows) features[`into ${name}`] = 1
  if (previous.words <= 4 && shape.words <= 4) features['among short'] = 1
  if (previous.endsSentence === shape.endsSentence) features['same end'] = 1
  if (Math.abs(Math.log((1 + previous.words) / (1 + shape.words))) < 0.5) features['same length'] = 1
  return features
}

/** The shapes of paragraphs, with the language that their text shows. */
export function lineShapes(text: string, spans: readonly Span[]): LineShape[] {
  const language = detectLanguage(text)
  const stopWords = (language && STOP_WORDS.get(language)) || null
  let previousEnd = 0
  return spans.map((span, index) => {
    const gap = index === 0 ? 9 : text.slice(previousEnd, span[0]).split('\n').length - 1
    previousEnd = span[1]
    return lineShape(text, span, gap, stopWords)
  })
}

/** Numbers about each paragraph of a page: its own shape, its neighbours and its place on the page. */
export function lineFeatures(shapes: readonly LineShape[]): ParagraphFeatures[] {
  const prose = pageProse(shapes)
  const clusterNames = clusterFeatures(shapes, prose)
  const around6 = windowFeatures(shapes)
  const times = new Map<string, number>()
  for (const { key } of shapes) if (key) times.set(key, (times.get(key) ?? 0) + 1)
  const backwards = [...shapes].reverse()
  const around = [0.6, 0.9].map((keep) => ({
    keep,
    left: decayed(shapes, keep),
    right: decayed(backwards, keep).reverse(),
  }))
  let sinceComment = Number.POSITIVE_INFINITY
  let sinceRelated = Number.POSITIVE_INFINITY
  return shapes.map((shape, index) => {
    const features = ownFeatures(shape)
    layoutFeatures(shapes, index, features)
    pageFeatures(shapes, index, prose, features)
    for (const name of [...(clusterNames[index] ?? []), ...(around6[index] ?? [])]) features[name] = 1
    if ((times.get(shape.key) ?? 0) > 1) features[shape.words <= 6 ? 'repeated, short' : 'repeated, long'] = 1
    for (const { keep, left, right } of around) {
      const [l, r] = [Math.log1p(left[index] ?? 0), Math.log1p(right[index] ?? 0)]
      features[`prose left ${keep}`] = l / 4
      features[`prose right ${keep}`] = r / 4
      features[`prose around ${keep}`] = Math.min(l, r) / 4
    }
    if (sinceComment < 400 && index > prose.main.first) features['below comments'] = 1
    if (sinceRelated <= 3) features['just below related'] = 1
    if (sinceRelated <= 12 && index > prose.main.first) features['below related'] = 1
    sinceComment = isSectionStart(shape, 'comment') ? 0 : sinceComment + 1
    sinceRelated = isSectionStart(shape, 'related') ? 0 : sinceRelated + 1
    features.place = index / Math.max(1, shapes.length - 1)
    return { own: features, step: stepFeatures(shapes, index, around6[index] ?? []) }
  })
}
