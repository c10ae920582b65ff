// Loaded into a bot by `--import`, beside `--expose-gc`: answers over the channel to the bench how much memory is alive.
process.on('message', (message) => {
  if (message.memory !== true) return;
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage(); // `external` includes the array buffers
  process.send({ liveBytes: heapUsed + external });
});
process.channel?.unref();
