// Compares our client with the official one and with hand-written JavaScript, in one Chromium, on one table.
//
//     node --experimental-websocket e2e/bench/run.mjs [--sizes=100,1000] [--rounds=3]
//
// Each figure is the median, over the rounds, of the medians of a fresh page: milliseconds of script from the arrival of a
// message to the patched document, without layout. The page is compared with the model after each operation.
// Needs chromium, and `npm ci` in e2e; measures what is in client-wasm/dist.

import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";

const HERE = import.meta.dirname;
const DIST = join(HERE, "../../client-wasm/dist");
const option = (name, otherwise) =>
  process.argv.find((argument) => argument.startsWith(`--${name}=`))?.split("=")[1] ?? otherwise;

const sizes = option("sizes", "100,1000,10000").split(",").map(Number);
const rounds = Number(option("rounds", "3"));
const candidates = ["official", "bennu", "plain"];
const operations = ["one", "tenth", "swap", "append", "remove", "replace"];

const bundle = (entry, ...flags) =>
  execFileSync(join(HERE, "../node_modules/.bin/esbuild"), [entry, "--bundle", "--minify", "--format=esm", ...flags], {
    cwd: join(HERE, ".."),
    maxBuffer: 1 << 26,
  });

const files = {
  "/": ["text/html", "<!doctype html><title>bench</title><body><script type=module src=/measure.js></script>"],
  "/official/bennu.js": ["text/javascript", bundle("js/official.js")],
  "/bennu/bennu.js": ["text/javascript", readFileSync(join(DIST, "bennu.js"))],
  "/bennu/bennu.wasm": ["application/wasm", readFileSync(join(DIST, "bennu.wasm"))],
};
for (const name of ["measure", "model", "plain"]) {
  files[`/${name}.js`] = ["text/javascript", readFileSync(join(HERE, `${name}.js`))];
}

// With these headers the page's clock counts in steps of five microseconds.
const server = createServer((request, response) => {
  const [type, body] = files[request.url] ?? ["text/plain", ""];
  response.writeHead(files[request.url] ? 200 : 404, {
    "content-type": `${type}; charset=utf-8`,
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-embedder-policy": "require-corp",
  });
  response.end(body);
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const address = `http://127.0.0.1:${server.address().port}/`;

const profile = mkdtempSync(join(tmpdir(), "bennu-bench-"));
const chromium = spawn("chromium", [
  ...["headless", "no-sandbox", "disable-gpu", "disable-quic", "no-first-run", "disable-sync"].map((flag) => `--${flag}`),
  ...["disable-background-networking", "disable-component-update", "remote-debugging-port=0"].map((flag) => `--${flag}`),
  `--user-data-dir=${profile}`,
]);
const endpoint = await new Promise((found) => {
  let output = "";
  chromium.stderr.on("data", (data) => {
    output += data;
    const address = output.match(/DevTools listening on (ws:\S+)/)?.[1];
    if (address) found(address);
  });
});

/** A connection to the browser's debugger. */
const socket = new WebSocket(endpoint);
await new Promise((open) => (socket.onopen = open));
const waiting = new Map();
socket.onmessage = ({ data }) => {
  const { id, result, error } = JSON.parse(data);
  const { resolve, reject } = waiting.get(id) ?? {};
  if (error) reject?.(new Error(error.message));
  else resolve?.(result);
  waiting.delete(id);
};
let calls = 0;
const call = (method, params = {}, sessionId) =>
  new Promise((resolve, reject) => {
    waiting.set(++calls, { resolve, reject });
    socket.send(JSON.stringify({ id: calls, method, params, sessionId }));
  });

const evaluate = async (session, expression) => {
  const { result, exceptionDetails } = await call(
    "Runtime.evaluate",
    { expression, awaitPromise: true, returnByValue: true },
    session,
  );
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
};

const ready = `new Promise((done) => {
  const look = () => (location.href === "${address}" && window.measure ? done() : setTimeout(look, 10));
  look();
})`;

/** One page: one candidate, one size. */
const measured = async (task) => {
  const { targetId } = await call("Target.createTarget", { url: address });
  const { sessionId } = await call("Target.attachToTarget", { targetId, flatten: true });
  for (let attempt = 0; ; attempt++) {
    // The first document of a new target is not ours yet.
    const done = await evaluate(sessionId, ready).then(() => true, () => attempt > 20);
    if (done) break;
  }
  try {
    return await evaluate(sessionId, `measure(${JSON.stringify(task)})`);
  } finally {
    await call("Target.closeTarget", { targetId });
  }
};

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

for (const size of sizes) {
  const found = {};
  for (let round = 0; round < rounds; round++) {
    for (const candidate of candidates) {
      const samples = size > 1000 ? 5 : 15;
      const tasks = [
        { candidate, size, adopt: false, operations, samples },
        { candidate, size, adopt: true, operations: [], samples },
      ];
      for (const task of tasks) {
        const result = await measured(task);
        for (const [name, times] of Object.entries(result)) {
          ((found[name] ??= {})[candidate] ??= []).push(median(times));
        }
      }
    }
  }
  console.log(`\n${size} rows, milliseconds`);
  console.log(["", ...candidates, "official/bennu", "bennu/plain"].map((word) => word.padStart(15)).join(""));
  for (const [name, times] of Object.entries(found)) {
    const [official, bennu, plain] = candidates.map((candidate) => median(times[candidate]));
    const words = [...[official, bennu, plain].map((time) => time.toFixed(3)), ...[official / bennu, bennu / plain].map((ratio) => ratio.toFixed(1))];
    console.log([name, ...words].map((word) => word.padStart(15)).join(""));
  }
}

const gone = new Promise((exit) => chromium.on("exit", exit));
await call("Browser.close").catch(() => {});
await gone;
server.close();
rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
process.exit(0);
