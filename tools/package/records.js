/**
 * What went into our scripts, by the bundlers' own records: for each bundle its `outputs` (names of scripts), `files`
 * (sources in them, with slashes, in full or from the root of the repository) and `imports` (pairs of sources of which
 * the first asks for the second).
 */
const path = require('node:path');

const withSlashes = (file) => file.replaceAll('\\', '/');
const isScript = (name) => /\.c?js$/.test(name);

/** Of webpack's stats. */
function recordOfWebpack({ compilation }) {
  const files = [...compilation.modules]
    .filter((module) => [...compilation.chunkGraph.getModuleChunksIterable(module)].length > 0)
    .flatMap((module) => module.modules ?? [module])
    .flatMap(({ resource }) => (resource ? [withSlashes(resource)] : []));
  const outputs = [...compilation.chunks].flatMap((chunk) => [...chunk.files]).filter(isScript);
  // Modules that webpack joined no longer tell them; esbuild has bundled the same for WPS.
  return { outputs, files, imports: [] };
}

/** Of esbuild's metafile. */
function recordOfEsbuild({ inputs, outputs }) {
  const files = Object.keys(outputs).flatMap((name) =>
    Object.entries(outputs[name].inputs)
      // What is switched off by a package leaves an empty shell under its name.
      .filter(([file, { bytesInOutput }]) => bytesInOutput > 0 && !file.startsWith('(disabled):'))
      .map(([file]) => withSlashes(file)),
  );
  return {
    outputs: Object.keys(outputs)
      .map((name) => path.basename(name))
      .filter(isScript),
    files,
    imports: Object.entries(inputs).flatMap(([file, { imports }]) => imports.map(({ path: other }) => [file, other])),
  };
}

/**
 * Throws when one of the scripts that ship came from no bundler that told what is in it. `names` are their places,
 * `others` matches those that nobody bundled: our own, copied as they are, and office.js with its own terms.
 */
function checkRecorded(names, records, others) {
  const known = new Set(records.flatMap(({ outputs }) => outputs));
  const unknown = names.filter((name) => isScript(name) && !others.test(name) && !known.has(path.basename(name)));
  if (unknown.length > 0) throw new Error(`No bundler tells what is in ${unknown.join(', ')}.`);
}

module.exports = { checkRecorded, recordOfEsbuild, recordOfWebpack };
