// `npm run train -- TRAIN.jsonl [OUT.bin]`: trains the attribution model. The same data and Node version give the same file.
import { readFileSync, writeFileSync } from 'node:fs'
import { type WordVectorTable, wordVectorTable } from '../../core/compare/word-vectors'
import { candidateValues } from '../../core/statement/model/candidates'
import type { ChainWeights } from '../../core/statement/model/chain'
import { quantise, writeModel } from '../../core/statement/model/file'
import {
  type AttributionModel,
  CANDIDATE_BIAS,
  CUE_ALLOWED,
  CUE_LABELS,
  readSpans,
  tagCues,
} from '../../core/statement/model/find'
import { readForModel, TOKEN_CLASSES } from '../../core/statement/model/reading'
import { SPAN_ALLOWED, SPAN_CLASSES, SPAN_LABELS } from '../../core/statement/model/span-features'
import { noGroups } from '../../core/statement/model/word-groups'
import { type BoostingSettings, trainTrees } from './boosting'
import { type ChainSettings, type TrainedChain, trainChain } from './chain-trainer'
import { cueExamples, type GoldAttribution, goldRanges, passageOf, rightOnes, spanExamples } from './examples'
import { trainGroups } from './word-groups'

/** One article of the training file. */
export interface TrainingArticle {
  readonly text: string
  readonly attributions: readonly GoldAttribution[]
}

/** Cue chains that have not seen an article find its cues for the span chain, so that it learns from real mistakes. */
const FOLDS = 4
/** Span chains that have not seen an article read its candidates for the trees. */
const SPAN_FOLDS = 2
/** How readily contents and candidates are taken, chosen on a held-out eighth of the training articles. */
const CONTENT_BIAS = 0.7
const TREE_BIAS = 0.45
const TREE_SETTINGS: BoostingSettings = { depth: 5, count: 80, rate: 0.12, restraint: 2, smallest: 5 }

const CUE_SETTINGS: ChainSettings = {
  labels: CUE_LABELS,
  bits: 18,
  classes: TOKEN_CLASSES,
  epochs: 10,
  rate: 0.05,
  dropout: 0.6,
  fewest: 4,
  allowed: CUE_ALLOWED,
  seed: 1,
}
const SPAN_SETTINGS: ChainSettings = {
  labels: SPAN_LABELS,
  bits: 18,
  classes: SPAN_CLASSES,
  epochs: 8,
  rate: 0.05,
  dropout: 0.5,
  fewest: 3,
  allowed: SPAN_ALLOWED,
  seed: 2,
}

/** Trains the model. `log` gets a line for each step; without vectors the model knows nothing of words not seen. */
export function trainModel(
  articles: readonly TrainingArticle[],
  vectors: WordVectorTable | null,
  log: (line: string) => void,
): AttributionModel {
  const passages = articles.map(({ text, attributions }) => {
    const passage = passageOf(text)
    return { passage, gold: goldRanges(passage, attributions) }
  })
  const untold = noGroups()
  const groups = trainGroups(
    passages.map(({ passage, gold }) => ({ reading: readForModel(passage, untold), gold })),
    vectors,
  )
  const readings = passages.map(({ passage, gold }) => ({ reading: readForModel(passage, groups), gold }))
  log(`${articles.length} articles read`)
  const examples = readings.map(({ reading, gold }) => cueExamples(reading, gold, CUE_SETTINGS.bits))
  const trainCues = (indices: (index: number) => boolean) => {
    const chosen = examples.filter((_, index) => indices(index)).flat()
    return packed(trainChain(chosen, CUE_SETTINGS, log))
  }
  const inFold = (fold: number) => (index: number) => index % FOLDS === fold
  const cueChains = Array.from({ length: FOLDS }, (_, fold) => {
    const chain = trainCues((index) => !inFold(fold)(index))
    log(`cues, fold ${fold + 1} of ${FOLDS}`)
    return chain
  })
  const found = readings.map(({ reading }, index) =>
    tagCues(reading, cueChains[index % FOLDS] as ChainWeights, CANDIDATE_BIAS),
  )
  const cues = trainCues(() => true)
  const spanLists = readings.map(({ reading, gold }, index) =>
    spanExamples(reading, gold, found[index] ?? [], SPAN_SETTINGS.bits),
  )
  const trainSpans = (indices: (index: number) => boolean, epochs: number) => {
    const chosen = spanLists.filter((_, index) => indices(index)).flat()
    log(`${chosen.length} cues to learn spans from`)
    return packed(trainChain(chosen, { ...SPAN_SETTINGS, epochs }, log))
  }
  const spanChains = Array.from({ length: SPAN_FOLDS }, (_, fold) =>
    trainSpans((index) => (index >> 2) % SPAN_FOLDS !== fold, SPAN_SETTINGS.epochs),
  )
  const judged = readings.map(({ reading, gold }, index) => {
    const candidates = readSpans(
      reading,
      found[index] ?? [],
      spanChains[(index >> 2) % SPAN_FOLDS] as ChainWeights,
      CONTENT_BIAS,
    )
    return { values: candidateValues(reading, candidates), right: rightOnes(candidates, gold), wanted: gold.length }
  })
  const trees = trainTrees(
    judged.flatMap(({ values }) => values),
    judged.flatMap(({ right }) => right),
    TREE_SETTINGS,
  )
  log(`${judged.reduce((sum, { right }) => sum + right.length, 0)} candidates judged`)
  const spans = trainSpans(() => true, SPAN_SETTINGS.epochs)
  return { cues, spans, groups, trees, bias: TREE_BIAS, contentBias: CONTENT_BIAS }
}

const packed = (chain: TrainedChain): ChainWeights => ({ ...chain, ...quantise(chain.emissions, chain.labels - 1) })

/** Reads a training file: one JSON object a line. */
export function readTrainingFile(file: string): TrainingArticle[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as TrainingArticle)
}

if (process.argv[1] !== undefined && /train\.cjs$/.test(process.argv[1])) {
  const [input, output = 'resources/models/attributions.bin'] = process.argv.slice(2)
  if (input === undefined) throw new Error('usage: npm run train -- TRAIN.jsonl [OUT.bin]')
  const vectors = wordVectorTable(readFileSync('resources/models/word-vectors.bin'))
  const bytes = writeModel(trainModel(readTrainingFile(input), vectors, (line) => console.log(line)))
  writeFileSync(output, bytes)
  console.log(`${output}: ${(bytes.length / 1e6).toFixed(1)} MB`)
}
