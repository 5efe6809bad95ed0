/** How much of an article a reading keeps (recall), how much of what it keeps is the article (precision), 0 to 1. */
export interface Kept {
  readonly precision: number
  readonly recall: number
}

const SHINGLE = 4

/** How often each run of four words stands in a text; of a shorter text, the whole of it. */
function shingles(text: string): Map<string, number> {
  const words = text.match(/[\p{L}\p{N}_]+/gu) ?? []
  const length = Math.min(SHINGLE, words.length)
  const counts = new Map<string, number>()
  for (let start = 0; length > 0 && start + length <= words.length; start++) {
    const shingle = words.slice(start, start + length).join(' ')
    counts.set(shingle, (counts.get(shingle) ?? 0) + 1)
  }
  return counts
}

const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, number) => total + number, 0)

/** Compares a text that was kept with the article's true text as bags of four-word shingles, as extractors are compared. */
export function keptOf(kept: string, truth: string): Kept {
  const [found, wanted] = [shingles(kept), shingles(truth)]
  const [foundSize, wantedSize] = [sum(found.values()), sum(wanted.values())]
  const both = sum([...found].map(([shingle, count]) => Math.min(count, wanted.get(shingle) ?? 0)))
  return {
    precision: foundSize > 0 ? both / foundSize : wantedSize > 0 ? 0 : 1,
    recall: wantedSize > 0 ? both / wantedSize : 1,
  }
}

/** The figures of several pages: each page counts the same; F1 is that of the two averages. In per cent. */
export function figuresOf(pages: readonly Kept[]): string {
  const mean = (of: (page: Kept) => number) => sum(pages.map(of)) / Math.max(1, pages.length)
  const [precision, recall] = [mean((page) => page.precision), mean((page) => page.recall)]
  const f1 = precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0
  const whole = mean((page) => (page.precision > 0.999 && page.recall > 0.999 ? 1 : 0))
  const percent = (share: number) => (100 * share).toFixed(1)
  return `P ${percent(precision)}  R ${percent(recall)}  F1 ${percent(f1)}  kept to the word ${percent(whole)}`
}
