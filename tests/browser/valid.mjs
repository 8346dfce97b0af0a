//! What the rules of the HTML standard, as html-validate has them, object to in pages: `node valid.mjs PAGE...` prints it as
//! JSON, a list for each page.

import { HtmlValidate } from "html-validate";
import { readFileSync } from "node:fs";

const validator = new HtmlValidate({ root: true, extends: ["html-validate:standard"] });
const objections = async (page) => {
  const { results } = await validator.validateString(readFileSync(page, "utf8"));
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, selector }) => ({ ruleId, message, line, selector })),
  );
};
console.log(JSON.stringify(await Promise.all(process.argv.slice(2).map(objections))));
