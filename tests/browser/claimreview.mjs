//! Reads ClaimReview as strangers do: `node claimreview.mjs FILE...` prints as JSON, for each file, which terms it holds and
//! what a JSON-LD processor, schema.org's vocabulary (schema-dts, checked by TypeScript) and what a fact-check has to have
//! object to.

import jsonld from "jsonld";
import { readFileSync } from "node:fs";
import ts from "typescript";

const VOCABULARY = "http://schema.org/";

// What schema.org's own context says of the terms that have a type; all others come from the vocabulary.
const CONTEXT = {
  "@vocab": VOCABULARY,
  datePublished: { "@type": "Date" },
  sdLicense: { "@type": "@id" },
  url: { "@type": "@id" },
};

// By the guide to ClaimReview for search engines; `author` and `itemReviewed` are what makes it a fact-check of someone.
const REQUIRED = {
  ClaimReview: ["claimReviewed", "reviewRating", "url", "author", "itemReviewed", "datePublished"],
  Rating: ["alternateName"],
};

/** No other context is there to be read, and nothing is asked for. */
const documentLoader = async (url) => {
  if (url.replace(/^https?:\/\/schema\.org\/?$/, VOCABULARY) !== VOCABULARY) throw new Error(`${url} is refused`);
  return { contextUrl: null, documentUrl: url, document: { "@context": CONTEXT } };
};

/** Every object of an expanded document that is no plain value, with those in it. */
const nodes = (value) => {
  if (Array.isArray(value)) return value.flatMap(nodes);
  if (Object(value) !== value || "@value" in value) return [];
  return [value, ...Object.values(value).flatMap(nodes)];
};

/** What the processor cannot keep, what is no term of the vocabulary, and what is not there. */
async function read(document, terms) {
  const found = [];
  // Safe mode refuses a document of which anything would be dropped.
  for (const node of nodes(await jsonld.expand(document, { documentLoader, safe: true }))) {
    const types = node["@type"] ?? [];
    const names = Object.keys(node).filter((name) => !name.startsWith("@"));
    for (const term of [...names, ...types]) terms.add(term);
    found.push(
      ...[...names, ...types].filter((t) => !t.startsWith(VOCABULARY)).map((t) => `${t} is no term of schema.org`),
    );
    if (names.length && !types.length) found.push(`${names} stand on something without a type`);
    for (const type of types.map((type) => type.replace(VOCABULARY, ""))) {
      const missing = (REQUIRED[type] ?? []).filter((name) => !names.includes(VOCABULARY + name));
      found.push(...missing.map((name) => `${type} lacks ${name}`));
    }
  }
  return found;
}

/** What the vocabulary objects to in each: a property outside of the domain of its type, a value outside of its range. */
function mistyped(documents) {
  const name = `${import.meta.dirname}/reviews.ts`;
  // Where a context may stand is the processor's to say; the vocabulary knows none.
  const words = (key, value) => (key === "@context" ? undefined : value);
  const types = [...new Set(documents.map((one) => one["@type"]))];
  const typed = documents.map((one) => `(${JSON.stringify(one, words)}) satisfies ${one["@type"]};`);
  const text = [...typed, `import type { ${types} } from "schema-dts";`].join("\n");
  const { ESNext } = ts.ModuleKind;
  const { Bundler } = ts.ModuleResolutionKind;
  const options = {
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    module: ESNext,
    moduleResolution: Bundler,
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (file, ...more) =>
    file === name ? ts.createSourceFile(file, text, ...more) : getSourceFile(file, ...more);
  const problems = documents.map(() => []);
  for (const { file, start, messageText } of ts.getPreEmitDiagnostics(ts.createProgram([name], options, host))) {
    // A document has a line of its own.
    const { line } = file.getLineAndCharacterOfPosition(start);
    problems[line].push(ts.flattenDiagnosticMessageText(messageText, "\n"));
  }
  return problems;
}

const files = process.argv.slice(2).map((file) => [JSON.parse(readFileSync(file, "utf8"))].flat());
const problems = mistyped(files.flat());
const answers = [];
for (const documents of files) {
  const terms = new Set();
  const found = problems.splice(0, documents.length).flat();
  for (const one of documents) {
    found.push(
      ...(await read(one, terms).catch((error) => [`${error.message} ${JSON.stringify(error.details ?? {})}`])),
    );
  }
  answers.push({ documents: documents.length, terms: [...terms].sort(), found });
}
console.log(JSON.stringify(answers));
