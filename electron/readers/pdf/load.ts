import { existsSync } from 'node:fs'
import path from 'node:path'
import type { PDFDocumentProxy } from 'pdfjs-dist'
import type { PageRuns, Run } from './layout-types'

type PdfJs = typeof import('pdfjs-dist/legacy/build/pdf.mjs')

let loaded: Promise<PdfJs> | null = null

/**
 * Loads pdf.js with its worker in this thread (a reader runs in a worker of the engine already). Text needs none of the
 * drawing classes that pdf.js asks for when it is loaded.
 */
function pdfJs(): Promise<PdfJs> {
  loaded ??= quietly(async () => {
    const globals = globalThis as Record<string, unknown>
    for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) globals[name] ??= class {}
    // @ts-expect-error pdf.js ships its worker without types; it is only handed to pdf.js itself.
    globals.pdfjsWorker ??= await import('pdfjs-dist/legacy/build/pdf.worker.mjs')
    return import('pdfjs-dist/legacy/build/pdf.mjs')
  })
  return loaded
}

/** While it is loaded, pdf.js warns that it found no canvas to draw on, before its level of warnings can be set. */
async function quietly<Value>(work: () => Promise<Value>): Promise<Value> {
  const { warn } = console
  console.warn = () => undefined
  try {
    return await work()
  } finally {
    console.warn = warn
  }
}

/**
 * Adobe's predefined character maps, without which Chinese, Japanese and Korean PDFs that don't embed their own have no
 * text: beside the bundle that runs, or in the package when run from source.
 */
function characterMaps(): { cMapUrl?: string } {
  const places = [path.join(__dirname, 'cmaps'), path.resolve('node_modules/pdfjs-dist/cmaps')]
  const folder = places.find((place) => existsSync(place))
  return folder ? { cMapUrl: `${folder}${path.sep}` } : {}
}

/** What was found in a PDF, or why it could not be opened. */
export type LoadedPdf =
  | {
      readonly pages: readonly PageRuns[]
      readonly properties: { readonly title: string | null; readonly author: string | null }
    }
  | { readonly failed: 'password' | 'damaged' | 'time' }

/** The four ways in which text can stand on a page, in quarter turns clockwise. */
function quarterTurns(transform: readonly number[]): number {
  const angle = Math.atan2(transform[1] ?? 0, transform[0] ?? 0)
  return ((Math.round(angle / (Math.PI / 2)) % 4) + 4) % 4
}

const stringOrNull = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? value.trim() : null)

interface PlacedRun extends Run {
  readonly turns: number
}

async function placedRuns(js: PdfJs, document: PDFDocumentProxy, number: number) {
  const page = await document.getPage(number)
  const viewport = page.getViewport({ scale: 1 })
  const content = await page.getTextContent({ includeMarkedContent: true })
  const runs: PlacedRun[] = []
  const marks: boolean[] = []
  for (const item of content.items) {
    if ('type' in item) {
      const tag = (item as { tag?: string }).tag
      if (item.type === 'endMarkedContent') marks.pop()
      else marks.push(tag === 'Artifact')
      continue
    }
    if (item.str === '') continue
    const placed = js.Util.transform(viewport.transform, item.transform as number[]) as number[]
    const [, , c = 0, d = 0, x = 0, y = 0] = placed
    const size = Math.hypot(c, d)
    if (![x, y, size, item.width].every(Number.isFinite) || size === 0) continue
    runs.push({
      text: item.str,
      left: x,
      right: x + Math.abs(item.width),
      y,
      size: Math.round(size * 100) / 100,
      font: item.fontName,
      rightToLeft: item.dir === 'rtl',
      artifact: marks.includes(true),
      turns: quarterTurns(placed),
    })
  }
  page.cleanup()
  return { runs, width: viewport.width, height: viewport.height }
}

/** Turns the page so that most of its text stands upright; text set otherwise (stamps along the margin) is left for its end. */
function upright(number: number, { runs, width, height }: Awaited<ReturnType<typeof placedRuns>>): PageRuns {
  const weights = [0, 0, 0, 0]
  for (const run of runs) weights[run.turns] = (weights[run.turns] ?? 0) + run.text.trim().length
  const turns = weights.indexOf(Math.max(...weights))
  const turned = turns % 2 === 1
  const size = { width: turned ? height : width, height: turned ? width : height }
  const place = (run: PlacedRun): Run => {
    const length = run.right - run.left
    const [x, y] =
      turns === 1
        ? [run.y, width - run.left]
        : turns === 2
          ? [width - run.left, height - run.y]
          : turns === 3
            ? [height - run.y, run.left]
            : [run.left, run.y]
    return { ...run, left: x, right: x + length, y }
  }
  const straight = runs.filter((run) => run.turns === turns).map(place)
  return { number, ...size, runs: straight }
}

/** Lets timers and messages through between two pages. */
const breathe = () => new Promise<void>((done) => setImmediate(done))

/**
 * Reads the text runs of a PDF's pages.
 * @param timeLimit milliseconds after which reading gives up
 */
export async function loadPdf(bytes: Uint8Array, timeLimit: number): Promise<LoadedPdf> {
  const js = await pdfJs()
  // pdf.js takes over the buffer that it is given, and refuses Node's own kind.
  const task = js.getDocument({
    data: new Uint8Array(bytes),
    ...characterMaps(),
    verbosity: js.VerbosityLevel.ERRORS,
    disableFontFace: true,
    useSystemFonts: false,
    isEvalSupported: false,
    stopAtErrors: false,
  })
  let timer: NodeJS.Timeout | undefined
  const timeout = new Promise<LoadedPdf>((resolve) => {
    timer = setTimeout(() => resolve({ failed: 'time' }), timeLimit)
  })
  try {
    return await Promise.race([readPages(js, task.promise, performance.now() + timeLimit), timeout])
  } finally {
    clearTimeout(timer)
    await task.destroy().catch(() => undefined)
  }
}

async function readPages(js: PdfJs, opening: Promise<PDFDocumentProxy>, deadline: number): Promise<LoadedPdf> {
  try {
    const document = await opening
    const pages: PageRuns[] = []
    for (let number = 1; number <= document.numPages; number++) {
      if (performance.now() > deadline) return { failed: 'time' }
      // One damaged page must not hide the others: it counts as a page without text, which a note names.
      const found = await placedRuns(js, document, number).catch(() => ({ runs: [], width: 0, height: 0 }))
      pages.push(upright(number, found))
      await breathe()
    }
    const metadata = await document.getMetadata().catch(() => null)
    const info = (metadata?.info ?? {}) as Record<string, unknown>
    return { pages, properties: { title: stringOrNull(info.Title), author: stringOrNull(info.Author) } }
  } catch (error) {
    return { failed: (error as Error).name === 'PasswordException' ? 'password' : 'damaged' }
  }
}
