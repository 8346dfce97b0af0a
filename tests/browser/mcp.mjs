// Drives `claimbench mcp` with the official client of the Model Context Protocol, and prints what it was answered.
// node mcp.mjs PROGRAM '["--db", "case.db", "mcp"]' '[["case_overview", {}], ...]' auto|legacy INSTANT

import { Client } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";

const [program, args, calls, mode, now] = process.argv.slice(2);
const env = { ...process.env, CLAIMBENCH_NOW: now };
const transport = new StdioClientTransport({ command: program, args: JSON.parse(args), env });
const client = new Client({ name: "Helper", version: "1.2" }, mode === "auto" ? { versionNegotiation: { mode } } : {});
await client.connect(transport);

const { tools } = await client.listTools();
const { resources } = await client.listResources();
const { resourceTemplates } = await client.listResourceTemplates();
const { prompts } = await client.listPrompts();
const read = [];
for (const { uri } of resources) read.push(...(await client.readResource({ uri })).contents);
const begun = [];
for (const { name } of prompts) {
  const [argument] = prompts.find((prompt) => prompt.name === name).arguments;
  const got = await client.getPrompt({ name, arguments: { [argument.name]: "1" } });
  begun.push(got.messages[0].content.text);
}
const answers = [];
for (const [name, given] of JSON.parse(calls)) {
  try {
    answers.push(await client.callTool({ name, arguments: given }));
  } catch (error) {
    answers.push({ failed: error.code, words: error.message });
  }
}
await client.ping();
const server = client.getServerVersion();
const instructions = client.getInstructions();
await client.close();
console.log(JSON.stringify({ server, instructions, tools, resources, resourceTemplates, prompts, read, begun, answers }));
