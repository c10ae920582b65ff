// What of the pretend vendor survives a restart.
import { z } from 'zod';
import { assetRecord } from '../vendor/asset-shelf.js';
import { jobRecord } from './job.js';

const keptWorld = z.object({
  jobs: z.array(jobRecord),
  assets: z.array(assetRecord),
  usedCredit: z.number(),
});

export type KeptWorld = z.infer<typeof keptWorld>;

export function readKeptWorld(kept: unknown): KeptWorld {
  return kept === undefined ? { jobs: [], assets: [], usedCredit: 0 } : keptWorld.parse(kept);
}
