// `npm run bench [name] [-- options]`: runs the bench of that name, all of them when none is given. A missed target is a figure
// like any other; only a bench that could not measure ends with an error.

const BENCHES = {
  polling: () => import('./measures/polling.mjs'),
  throughput: () => import('./measures/throughput.mjs'),
  history: () => import('./measures/history.mjs'),
  quota: () => import('./measures/quota.mjs'),
  bot: () => import('./bot.mjs'),
};

const words = process.argv.slice(2);
const named = words[0]?.startsWith('-') === false ? words.shift() : undefined;
const names = named === undefined ? Object.keys(BENCHES) : [named];
for (const name of names) await runBench(name);

/** @param {string} name */
async function runBench(name) {
  const load = BENCHES[name];
  if (!load) {
    console.error(`There is no bench "${name}". There are: ${Object.keys(BENCHES).join(', ')}.`);
    process.exit(2);
  }
  try {
    const bench = await load();
    await bench.run(words);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
