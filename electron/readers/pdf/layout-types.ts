/**
 * The geometry of a PDF page's text. Units are PDF points (1/72 inch) on the page as it is shown: x grows rightwards, y
 * grows downwards, a text's y is its baseline.
 */

/** Glyphs set in one go, as the PDF places them; whitespace runs included. */
export interface Run {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly y: number
  /** Font size. */
  readonly size: number
  /** The font's id within the document. */
  readonly font: string
  readonly rightToLeft: boolean
  /** True if the PDF itself marks it as decoration of the page (a tagged PDF's Artifact). */
  readonly artifact: boolean
}

/** Runs that stand on one baseline without a wide gap between them: a line, or a piece of one. */
export interface Fragment {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly y: number
  /** The font size of most of its characters. */
  readonly size: number
  /** The font of most of its characters. */
  readonly font: string
  readonly rightToLeft: boolean
  readonly artifact: boolean
}

/** A line of a column, in reading order. */
export type Line = Fragment

/** Lines that are read one after another, top to bottom, between one left and one right edge. */
export interface Column {
  readonly lines: readonly Line[]
  readonly left: number
  readonly right: number
}

/** A page's text as the PDF gives it. */
export interface PageRuns {
  /** 1-based. */
  readonly number: number
  readonly width: number
  readonly height: number
  readonly runs: readonly Run[]
}
