import { type ChainWeights, ZERO } from './chain'
import type { AttributionModel } from './find'
import type { Trees } from './trees'
import { GROUP_BYTES } from './word-groups'

/** Numbers are little-endian; read and written byte by byte, so that the file is the same everywhere. */
const MAGIC = 0x324d5441 // "ATM2"
const HEADER = 16
const CHAIN_HEADER = 16
const TREES_HEADER = 12

/** The lowest of a chain's weights that a row stores: labels besides "nothing". */
const lanesOf = (labels: number) => labels - 1

/**
 * A model file: magic, biases, the word groups, then for each chain its sizes, scale, transitions (float32) and
 * emissions (one byte for each label besides "nothing"), then the trees' sizes, bounds, leaves and features.
 */
export function writeModel(model: AttributionModel): Uint8Array {
  const chains = [model.cues, model.spans]
  const sizeOf = ({ labels, bits, transitions }: ChainWeights) =>
    CHAIN_HEADER + transitions.length * 4 + lanesOf(labels) * 2 ** bits
  const { trees } = model
  const treeBytes = TREES_HEADER + trees.features.length * 5 + trees.leaves.length * 4
  const bytes = new Uint8Array(HEADER + GROUP_BYTES + chains.reduce((sum, chain) => sum + sizeOf(chain), treeBytes))
  const view = new DataView(bytes.buffer)
  view.setUint32(0, MAGIC, true)
  view.setFloat32(8, model.bias, true)
  view.setFloat32(12, model.contentBias, true)
  bytes.set(model.groups, HEADER)
  let at = HEADER + GROUP_BYTES
  for (const { labels, bits, scale, transitions, emissions } of chains) {
    view.setUint32(at, labels, true)
    view.setUint32(at + 4, bits, true)
    view.setFloat32(at + 8, scale, true)
    view.setUint32(at + 12, transitions.length, true)
    at += CHAIN_HEADER
    for (const weight of transitions) {
      view.setFloat32(at, weight, true)
      at += 4
    }
    for (const row of emissions)
      for (let lane = 0; lane < lanesOf(labels); lane++) bytes[at++] = (row >>> (8 * lane)) & 255
  }
  view.setUint32(at, trees.depth, true)
  view.setUint32(at + 4, trees.count, true)
  view.setFloat32(at + 8, trees.base, true)
  at += TREES_HEADER
  for (const numbers of [trees.bounds, trees.leaves])
    for (const number of numbers) {
      view.setFloat32(at, number, true)
      at += 4
    }
  bytes.set(trees.features, at)
  return bytes
}

/** Reads a model file; throws if the bytes are none. */
export function readModel(bytes: Uint8Array): AttributionModel {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < HEADER || view.getUint32(0, true) !== MAGIC) throw new Error('not an attribution model')
  if (bytes.length < HEADER + GROUP_BYTES) throw new Error('attribution model cut short')
  let at = HEADER + GROUP_BYTES
  const readChain = (): ChainWeights => {
    if (at + CHAIN_HEADER > bytes.length) throw new Error('attribution model cut short')
    const labels = view.getUint32(at, true)
    const bits = view.getUint32(at + 4, true)
    const scale = view.getFloat32(at + 8, true)
    const transitionCount = view.getUint32(at + 12, true)
    at += CHAIN_HEADER
    const lanes = lanesOf(labels)
    const rows = 2 ** bits
    if (at + transitionCount * 4 + rows * lanes > bytes.length) throw new Error('attribution model cut short')
    const transitions = new Float32Array(transitionCount)
    for (let index = 0; index < transitionCount; index++, at += 4) transitions[index] = view.getFloat32(at, true)
    const emissions = new Int32Array(rows)
    for (let row = 0; row < rows; row++) {
      let word = 0
      for (let lane = 0; lane < lanes; lane++) word |= (bytes[at++] as number) << (8 * lane)
      emissions[row] = word
    }
    return { labels, bits, scale, transitions, emissions }
  }
  const readTrees = (): Trees => {
    if (at + TREES_HEADER > bytes.length) throw new Error('attribution model cut short')
    const depth = view.getUint32(at, true)
    const count = view.getUint32(at + 4, true)
    const base = view.getFloat32(at + 8, true)
    at += TREES_HEADER
    const inner = count * (2 ** depth - 1)
    const leaves = count * 2 ** depth
    if (at + inner * 5 + leaves * 4 > bytes.length) throw new Error('attribution model cut short')
    const numbers = (length: number) => {
      const read = Float32Array.from({ length }, (_, index) => view.getFloat32(at + index * 4, true))
      at += length * 4
      return read
    }
    return {
      depth,
      count,
      base,
      bounds: numbers(inner),
      leaves: numbers(leaves),
      features: bytes.slice(at, at + inner),
    }
  }
  const cues = readChain()
  const spans = readChain()
  return {
    cues,
    spans,
    groups: bytes.slice(HEADER, HEADER + GROUP_BYTES),
    trees: readTrees(),
    bias: view.getFloat32(8, true),
    contentBias: view.getFloat32(12, true),
  }
}

/**
 * Float weights, `lanes` a row, as packed bytes and the scale that turns them back. The largest few are cut off to keep
 * the rest fine.
 */
export function quantise(weights: Float32Array, lanes: number): { emissions: Int32Array; scale: number } {
  const sizes = weights
    .filter((weight) => weight !== 0)
    .map(Math.abs)
    .sort()
  const largest = sizes[Math.floor(sizes.length * 0.9995)] ?? 1
  const scale = Math.max(largest, 1e-6) / 127
  const emissions = new Int32Array(weights.length / lanes)
  for (let row = 0; row < emissions.length; row++) {
    let word = 0
    for (let lane = 0; lane < lanes; lane++) {
      const steps = Math.max(-127, Math.min(127, Math.round((weights[row * lanes + lane] ?? 0) / scale)))
      word |= (steps + ZERO) << (8 * lane)
    }
    emissions[row] = word
  }
  return { emissions, scale }
}
