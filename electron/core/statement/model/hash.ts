/** Hashes a string to 32 bits (FNV-1a over UTF-16 units). */
export function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash
}

/** Stirs a value into a 32-bit hash. */
export function mix(hash: number, value: number): number {
  const product = Math.imul(hash ^ value, 0x9e3779b1)
  return product ^ (product >>> 15)
}

/** What takes the features of a sequence, token by token. */
export interface FeatureSink {
  /** Adds a feature to the token begun last: a template number and up to three values. */
  add(template: number, a: number, b: number, c: number): void
}

/** The row of a feature in a table of 2^bits rows. */
export function featureRow(bits: number, template: number, a: number, b: number, c: number): number {
  let hash = Math.imul(a ^ Math.imul(template + 1, 0x9e3779b1), 0x85ebca6b)
  hash ^= hash >>> 15
  hash = Math.imul(hash + Math.imul(b + 0x2545, 0xc2b2ae35) + Math.imul(c, 0x27d4eb2f), 0x2c1b3c6d)
  hash ^= hash >>> 13
  return Math.imul(hash, 0x297a2d39) >>> (32 - bits)
}

/** Rows of a hashed weight table for one sequence: those of token t stand at `starts[t]` to `starts[t + 1]`. */
export class FeatureRows implements FeatureSink {
  rows = new Int32Array(4096)
  starts = new Int32Array(256)
  /** Class of each token, which its transitions depend on. */
  classes = new Uint8Array(256)
  length = 0
  private filled = 0

  constructor(private readonly bits: number) {}

  clear(): void {
    this.length = 0
    this.filled = 0
  }

  /** Begins the next token; its transitions depend on its class. */
  next(tokenClass: number): void {
    if (this.length + 1 >= this.starts.length) {
      this.starts = grown(this.starts)
      const classes = new Uint8Array(this.starts.length)
      classes.set(this.classes)
      this.classes = classes
    }
    this.classes[this.length] = tokenClass
    this.starts[this.length] = this.filled
    this.length++
    this.starts[this.length] = this.filled
  }

  add(template: number, a: number, b: number, c: number): void {
    if (this.filled >= this.rows.length) this.rows = grown(this.rows)
    this.rows[this.filled++] = featureRow(this.bits, template, a, b, c)
    this.starts[this.length] = this.filled
  }
}

function grown(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2)
  larger.set(array)
  return larger
}
