import type { ChainWeights } from './chain'
import type { AttributionModel } from './find'

/** Numbers are little-endian; read and written byte by byte, so that the file is the same everywhere. */
const MAGIC = 0x314d5441 // "ATM1"
const HEADER = 8
const CHAIN_HEADER = 16

/** A model file: magic, biases, then for each chain its sizes, scale, transitions (float32) and emissions (int8). */
export function writeModel(model: AttributionModel): Uint8Array {
  const chains = [model.cues, model.spans]
  const size =
    HEADER +
    chains.reduce((sum, chain) => sum + CHAIN_HEADER + chain.transitions.length * 4 + chain.emissions.length, 8)
  const bytes = new Uint8Array(size)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, MAGIC, true)
  view.setUint32(4, chains.length, true)
  view.setFloat32(8, model.cueBias, true)
  view.setFloat32(12, model.contentBias, true)
  let at = 16
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
    bytes.set(new Uint8Array(emissions.buffer, emissions.byteOffset, emissions.length), at)
    at += emissions.length
  }
  return bytes
}

/** Reads a model file without copying its emissions; throws if the bytes are none. */
export function readModel(bytes: Uint8Array): AttributionModel {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 16 || view.getUint32(0, true) !== MAGIC) throw new Error('not an attribution model')
  let at = 16
  const readChain = (): ChainWeights => {
    const labels = view.getUint32(at, true)
    const bits = view.getUint32(at + 4, true)
    const scale = view.getFloat32(at + 8, true)
    const transitions = new Float32Array(view.getUint32(at + 12, true))
    at += CHAIN_HEADER
    for (let index = 0; index < transitions.length; index++, at += 4) transitions[index] = view.getFloat32(at, true)
    const length = labels * 2 ** bits
    if (at + length > bytes.length) throw new Error('attribution model cut short')
    const emissions = new Int8Array(bytes.buffer, bytes.byteOffset + at, length)
    at += length
    return { labels, bits, scale, transitions, emissions }
  }
  const cues = readChain()
  const spans = readChain()
  return { cues, spans, cueBias: view.getFloat32(8, true), contentBias: view.getFloat32(12, true) }
}

/** Float weights as signed bytes and the scale that turns them back. The largest few are cut off to keep the rest fine. */
export function quantise(emissions: Float32Array): { emissions: Int8Array; scale: number } {
  const sizes = emissions
    .filter((weight) => weight !== 0)
    .map(Math.abs)
    .sort()
  const largest = sizes[Math.floor(sizes.length * 0.9995)] ?? 1
  const scale = Math.max(largest, 1e-6) / 127
  const bytes = new Int8Array(emissions.length)
  for (let index = 0; index < emissions.length; index++)
    bytes[index] = Math.max(-127, Math.min(127, Math.round((emissions[index] ?? 0) / scale)))
  return { emissions: bytes, scale }
}
