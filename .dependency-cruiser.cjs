// The house, proved: contract ← core ← readers, store, engine ← workbench ← shells; the renderer on contract alone.
const only = (name, from, allowed, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from },
  to: { path: '^(electron|renderer|test)/', pathNot: allowed },
})

/** Packages that touch nothing outside their arguments: what core may use. */
const PURE_PACKAGES =
  'wink-nlp|wink-eng-lite-web-model|chrono-node|dayjs|diff|minisearch|@noble/hashes|canonicalize|snowball-stemmers|zod'

module.exports = {
  forbidden: [
    only(
      'contract-alone',
      '^electron/contract/',
      '^electron/contract/',
      'The contract is what others build on: it imports only zod.',
    ),
    only('core-on-contract', '^electron/core/', '^electron/(core|contract)/', 'Core is pure: text in, values out.'),
    only(
      'readers-on-core',
      '^electron/readers/',
      '^electron/(readers|core|contract)/',
      'A reader makes documents and knows no case.',
    ),
    only(
      'store-on-core',
      '^electron/store/',
      '^electron/(store|core|contract)/',
      'The store keeps events and knows no reader or engine.',
    ),
    only(
      'engine-on-core',
      '^electron/engine/',
      '^electron/(engine|readers|core|contract)/',
      'The engine runs readers and core off the main thread.',
    ),
    only(
      'workbench-below-shells',
      '^electron/workbench',
      '^electron/(workbench|store|engine|readers|core|contract)',
      'The workbench knows no shell: one core, three shells.',
    ),
    only(
      'shells-ask-the-workbench',
      '^electron/shells/',
      '^electron/(shells|workbench|engine|core|contract)',
      'A shell only carries messages.',
    ),
    only(
      'renderer-on-contract',
      '^renderer/',
      '^(renderer|electron/contract)/',
      'The screens know the contract alone.',
    ),
    {
      name: 'contract-imports-only-zod',
      severity: 'error',
      from: { path: '^electron/contract/' },
      to: { pathNot: ['^electron/contract/', '(^|/)node_modules/zod/'] },
    },
    {
      name: 'core-without-node',
      severity: 'error',
      comment: 'No I/O, clock or randomness in core: the same text gives the same result everywhere.',
      from: { path: '^electron/core/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'core-on-pure-packages',
      severity: 'error',
      from: { path: '^electron/core/' },
      to: { path: '(^|/)node_modules/', pathNot: `(^|/)node_modules/(${PURE_PACKAGES})/` },
    },
    {
      name: 'electron-only-in-the-desktop-shell',
      severity: 'error',
      from: { pathNot: ['^electron/shells/desktop/', '^test/'] },
      to: { path: '((^|/)node_modules/electron/|^electron$)' },
    },
    {
      name: 'renderer-without-node',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'nothing-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^electron$' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^out/', '\\.mjs$'] },
    tsPreCompilationDeps: true,
    moduleSystems: ['es6'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.json'],
    },
  },
}
