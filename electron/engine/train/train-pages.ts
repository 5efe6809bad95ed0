// `npm run train -- pages FOLDER [OUT]`: trains the models that tell an article from the page around it, and says how well
// they do on the pages that they learned from and on outlets that they did not. FOLDER holds <id>.html (saved pages), <id>.txt
// (their visible text) and truth.json ({id: article text}). The same data and Node version give the same files.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import type { BodyModel } from '../../core/article/body-model'
import { seePage } from '../../readers/html'
import { type BodyTrainerSettings, type PageExample, trainBodyModel } from './body-trainer'
import { barePages, bareTexts, crossed, type KnownPage, knownHtml, knownText } from './page-examples'
import { figuresOf, type Kept, keptOf } from './page-figures'

/** Parts that the outlets are dealt into for cross-validation. */
const FOLDS = 10

/** A page in both its forms. */
export interface SavedPage {
  readonly id: string
  readonly html: string
  readonly text: string
  readonly article: string
}

/** Examples of one fold: its pages, and what was made of them, which must not be learned from either when they are tried. */
interface Fold {
  readonly pages: readonly KnownPage[]
  readonly made: readonly PageExample[]
}

/** A trained model with its figures. */
export interface TrainedPages {
  readonly model: BodyModel
  /** On the pages that it learned from. */
  readonly learned: readonly Kept[]
  /** On pages of outlets that a model trained likewise had not seen. */
  readonly unseen: readonly Kept[]
}

/** Pages of one outlet look alike: they are learned from or tried together. */
function foldsOf(pages: readonly SavedPage[]): SavedPage[][] {
  const outlets = new Map<string, SavedPage[]>()
  for (const page of pages) {
    const { url } = seePage(page.html).metadata
    const outlet = url ? new URL(url).hostname.replace(/^www\./, '') : page.id
    outlets.set(outlet, [...(outlets.get(outlet) ?? []), page])
  }
  const folds: SavedPage[][] = Array.from({ length: Math.min(FOLDS, outlets.size) }, () => [])
  ;[...outlets.values()].forEach((own, index) => {
    folds[index % folds.length]?.push(...own)
  })
  return folds
}

const FORMS = {
  html: (pages: readonly SavedPage[]): Fold => ({
    pages: pages.map(({ html, article }) => knownHtml(html, article)),
    made: pages.flatMap(({ article }, index) => barePages(article, index)),
  }),
  text: (pages: readonly SavedPage[]): Fold => {
    const known = pages.map(({ text, article }) => knownText(text, article))
    const other = (index: number) => pages[(index + 1) % pages.length]?.article ?? ''
    return {
      pages: known,
      made: [
        ...pages.flatMap(({ article, html }, index) => bareTexts(article, seePage(html).metadata.title, index)),
        ...known.flatMap((page, index) => crossed(page, other(index))),
      ],
    }
  },
}

const trainOn = (folds: readonly Fold[], settings?: BodyTrainerSettings) =>
  trainBodyModel(
    folds.flatMap(({ pages, made }) => [...pages.map(({ example }) => example), ...made]),
    settings,
  )

const tryOn = (pages: readonly KnownPage[], model: BodyModel) =>
  pages.map(({ keep, article }) => keptOf(keep(model), article))

/** Trains the model of one form of page, and once more for each fold without it. */
export function trainPages(
  pages: readonly SavedPage[],
  form: keyof typeof FORMS,
  settings?: BodyTrainerSettings,
): TrainedPages {
  const folds = foldsOf(pages).map(FORMS[form])
  const model = trainOn(folds, settings)
  return {
    model,
    learned: folds.flatMap((fold) => tryOn(fold.pages, model)),
    unseen: folds.flatMap((fold) => {
      const others = folds.filter((other) => other !== fold)
      return tryOn(fold.pages, trainOn(others, settings))
    }),
  }
}

/** A model as JSON with one feature a line, so that a change can be read. */
export function writtenModel({ weights, steps, interrupted }: BodyModel): string {
  const lines = (part: Readonly<Record<string, unknown>>) =>
    Object.entries(part)
      .map(([name, value]) => `    ${JSON.stringify(name)}: ${JSON.stringify(value)}`)
      .join(',\n')
  return `{\n  "weights": {\n${lines(weights)}\n  },\n  "steps": {\n${lines(steps)}\n  },\n  "interrupted": ${interrupted}\n}\n`
}

function readFolder(folder: string): SavedPage[] {
  const read = (name: string) => readFileSync(path.join(folder, name), 'utf8').replaceAll('\r\n', '\n')
  const truth = z.record(z.string(), z.string()).parse(JSON.parse(read('truth.json')))
  return Object.entries(truth).map(([id, article]) => ({
    id,
    html: read(`${id}.html`),
    text: read(`${id}.txt`),
    article,
  }))
}

if (process.argv[1] !== undefined && /train-pages\.cjs$/.test(process.argv[1])) {
  const [folder, out = 'resources/models'] = process.argv.slice(2)
  if (folder === undefined) throw new Error('usage: npm run train -- pages FOLDER [OUT]')
  const pages = readFolder(folder)
  mkdirSync(out, { recursive: true })
  for (const form of ['html', 'text'] as const) {
    const { model, learned, unseen } = trainPages(pages, form)
    const file = path.join(out, `article-${form}.json`)
    writeFileSync(file, writtenModel(model))
    console.log(`${file}, ${pages.length} pages`)
    console.log(`  pages learned from:  ${figuresOf(learned)}`)
    console.log(`  outlets not learned: ${figuresOf(unseen)}`)
  }
}
