// `npm run train -- TRAIN.jsonl [OUT.bin]`: trains the attribution model. The same data and Node version give the same file.
import { readFileSync, writeFileSync } from 'node:fs'
import { quantise, writeModel } from '../../core/statement/model/file'
import { type AttributionModel, CUE_ALLOWED, CUE_LABELS, type FoundCue, tagCues } from '../../core/statement/model/find'
import { readForModel, TOKEN_CLASSES } from '../../core/statement/model/reading'
import { SPAN_ALLOWED, SPAN_CLASSES, SPAN_LABELS } from '../../core/statement/model/span-features'
import { type ChainSettings, trainChain } from './chain-trainer'
import { cueExamples, type GoldAttribution, goldRanges, passageOf, spanExamples } from './examples'

/** One article of the training file. */
export interface TrainingArticle {
  readonly text: string
  readonly attributions: readonly GoldAttribution[]
}

/** Cue chains that have not seen an article find its cues for the span chain, so that it learns from real mistakes. */
const FOLDS = 4
/** How readily cues are taken, chosen on a held-out eighth of the training articles. */
const CUE_BIAS = 1.5
const CONTENT_BIAS = 1.4

const CUE_SETTINGS: ChainSettings = {
  labels: CUE_LABELS,
  bits: 19,
  classes: TOKEN_CLASSES,
  epochs: 10,
  rate: 0.05,
  decay: 0,
  dropout: 0.6,
  fewest: 4,
  allowed: CUE_ALLOWED,
  seed: 1,
}
const SPAN_SETTINGS: ChainSettings = {
  labels: SPAN_LABELS,
  bits: 20,
  classes: SPAN_CLASSES,
  epochs: 10,
  rate: 0.05,
  decay: 0,
  dropout: 0.5,
  fewest: 3,
  allowed: SPAN_ALLOWED,
  seed: 2,
}

/** Trains both chains. `log` gets a line for each step. */
export function trainModel(articles: readonly TrainingArticle[], log: (line: string) => void): AttributionModel {
  const readings = articles.map(({ text, attributions }) => {
    const passage = passageOf(text)
    return { reading: readForModel(passage), gold: goldRanges(passage, attributions) }
  })
  log(`${articles.length} articles read`)
  const examples = readings.map(({ reading, gold }) => cueExamples(reading, gold, CUE_SETTINGS.bits))
  const trainCues = (indices: (index: number) => boolean) => {
    const trained = trainChain(examples.filter((_, index) => indices(index)).flat(), CUE_SETTINGS, log)
    return { ...trained, ...quantise(trained.emissions) }
  }
  const found: FoundCue[][] = []
  for (let fold = 0; fold < FOLDS; fold++) {
    const chain = trainCues((index) => index % FOLDS !== fold)
    readings.forEach(({ reading }, index) => {
      if (index % FOLDS === fold) found[index] = tagCues(reading, chain, CUE_BIAS)
    })
    log(`fold ${fold + 1} of ${FOLDS}: cues found`)
  }
  const cues = trainCues(() => true)
  const spanList = readings.flatMap(({ reading, gold }, index) =>
    spanExamples(reading, gold, found[index] ?? [], SPAN_SETTINGS.bits),
  )
  log(`${spanList.length} cues to learn spans from`)
  const trained = trainChain(spanList, SPAN_SETTINGS, log)
  return { cues, spans: { ...trained, ...quantise(trained.emissions) }, cueBias: CUE_BIAS, contentBias: CONTENT_BIAS }
}

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
  const bytes = writeModel(trainModel(readTrainingFile(input), (line) => console.log(line)))
  writeFileSync(output, bytes)
  console.log(`${output}: ${(bytes.length / 1e6).toFixed(1)} MB`)
}
