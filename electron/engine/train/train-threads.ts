import { readFileSync, writeFileSync } from 'node:fs'
import { FEATURES } from '../../core/compare/features'
import { CONTEXT_FEATURES, contextFeatures, type SameClaimModel } from '../../core/compare/likeness'
import { readWordVectors } from '../../core/compare/word-vectors'
import { readModel } from '../../core/statement/model/file'
import { findWithModel } from '../../core/statement/model/find'
import { type EventExamples, type LabelledEvent, pairsFound, readEvent } from './event-examples'
import { type FittedLogistic, fitLogistic } from './logistic'

/** How strongly weights are held near zero: few events, so few things are learned from them. */
const RIDGE_ALONE = 100
const RIDGE_TOGETHER = 5
/** Thresholds that are tried, in log odds. */
const THRESHOLDS = Array.from({ length: 31 }, (_, index) => -2.4 + index * 0.06)

const alongRow = ({ features }: EventExamples['pairs'][number]) => FEATURES.map((name) => features[name])

function fitAlone(events: readonly EventExamples[]): FittedLogistic {
  const pairs = events.flatMap((event) => event.pairs)
  return fitLogistic(
    pairs.map(alongRow),
    pairs.map(({ same }) => same),
    RIDGE_ALONE,
  )
}

/** The rows of the second regression for an event whose pairs the first one, which has not seen it, has scored. */
function togetherRows({ pairs }: EventExamples, alone: FittedLogistic): number[][] {
  const scored = pairs.map((pair) => ({ ...pair, alone: alone.score(alongRow(pair)) }))
  return contextFeatures(scored).map((features) => CONTEXT_FEATURES.map((name) => features[name]))
}

/** Fits both regressions; the second learns from scores that the first gives to events it has not seen. */
function fitBoth(events: readonly EventExamples[], aloneWithout: (left: readonly EventExamples[]) => FittedLogistic) {
  const rows = events.map((event) => togetherRows(event, aloneWithout([event])))
  const together = fitLogistic(
    rows.flat(),
    events.flatMap(({ pairs }) => pairs.map(({ same }) => same)),
    RIDGE_TOGETHER,
  )
  return { alone: aloneWithout([]), together }
}

/** What pairs were found of those wanted, over all events, as F1 and parts. */
function judge(events: readonly EventExamples[], scores: readonly (readonly number[])[], threshold: number) {
  let right = 0
  let found = 0
  let wanted = 0
  const kinds = new Map<string, [hit: number, all: number]>()
  for (const [index, event] of events.entries()) {
    const pairs = pairsFound(event, scores[index] ?? [], threshold)
    found += pairs.size
    wanted += event.wanted.size
    for (const [pair, kind] of event.wanted) {
      const [hit, all] = kinds.get(kind) ?? [0, 0]
      const isHit = pairs.has(pair) ? 1 : 0
      right += isHit
      kinds.set(kind, [hit + isHit, all + 1])
    }
  }
  return { precision: right / found, recall: right / wanted, f1: (2 * right) / (found + wanted), kinds }
}

const rounded = (value: number) => Math.round(value * 1e4) / 1e4
const asWeights = (names: readonly string[], { bias, weights }: FittedLogistic) => ({
  bias: rounded(bias),
  weights: Object.fromEntries(names.map((name, at) => [name, rounded(weights[at] ?? 0)])),
})
const percent = (value: number) => (100 * value).toFixed(1)

/**
 * Fits the model of the same claim and judges it on each event by one fitted on the others alone: the figures printed are
 * those. The threshold is the one that does best so, together with the two beside it.
 */
export function trainThreads(events: readonly EventExamples[], log: (line: string) => void): SameClaimModel {
  const known = new Map<string, FittedLogistic>()
  const aloneWithout = (left: readonly EventExamples[]) => {
    const key = [...new Set(left.map((event) => events.indexOf(event)))].sort((x, y) => x - y).join(' ')
    const fitted = known.get(key) ?? fitAlone(events.filter((event) => !left.includes(event)))
    known.set(key, fitted)
    return fitted
  }
  const scores = events.map((event) => {
    const others = events.filter((other) => other !== event)
    const { alone, together } = fitBoth(others, (left) => aloneWithout([...left, event]))
    return togetherRows(event, alone).map(together.score)
  })
  const judged = THRESHOLDS.map((threshold) => ({ threshold, ...judge(events, scores, threshold) }))
  // One threshold's figure hangs on a few pairs: it counts together with its neighbours.
  const around = (at: number) => [at - 1, at, at + 1].reduce((sum, one) => sum + (judged[one]?.f1 ?? 0), 0)
  const best = judged.reduce((top, one, at) => (around(at) > around(judged.indexOf(top)) ? one : top))
  for (const { threshold, precision, recall, f1, kinds } of judged)
    if (threshold === best.threshold || Math.round((threshold + 2.4) / 0.06) % 5 === 0)
      log(
        `threshold ${threshold.toFixed(2)}: precision ${percent(precision)}, recall ${percent(recall)}, F1 ${percent(f1)}; ` +
          `recall ${[...kinds].map(([kind, [hit, all]]) => `${kind} ${percent(hit / all)}`).join(', ')}`,
      )
  log(`best, each event judged by a model of the others: F1 ${percent(best.f1)} at ${best.threshold.toFixed(2)}`)
  const { alone, together } = fitBoth(events, aloneWithout)
  return {
    alone: asWeights(FEATURES, alone),
    together: asWeights(CONTEXT_FEATURES, together),
    threshold: rounded(best.threshold),
  }
}

if (process.argv[1] !== undefined && /train-threads\.cjs$/.test(process.argv[1])) {
  const [input, output = 'resources/models/same-claim.json'] = process.argv.slice(2)
  if (input === undefined) throw new Error('usage: npm run train -- threads EVENTS.json [OUT.json]')
  const attributions = readModel(readFileSync('resources/models/attributions.bin'))
  const vectors = readWordVectors(readFileSync('resources/models/word-vectors.bin'))
  const labelled = JSON.parse(readFileSync(input, 'utf8')) as LabelledEvent[]
  const events = labelled.map((event) => readEvent(event, (passage) => findWithModel(passage, attributions), vectors))
  console.log(`${events.length} events, ${events.reduce((sum, { pairs }) => sum + pairs.length, 0)} pairs met`)
  const model = trainThreads(events, (line) => console.log(line))
  writeFileSync(output, `${JSON.stringify(model, null, 2)}\n`)
}
