/**
 * Name the reader and the extractor and their versions; results made by another version are not reused. Raise the
 * number with every change that makes another text, or another choice of paragraphs, of the same file. The analyzer
 * names itself: `ANALYZER` of core/statement.
 */
export const READER_VERSION = '1'
export const EXTRACTOR_VERSION = '1'
