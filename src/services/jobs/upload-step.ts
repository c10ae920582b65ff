// The pictures a job works from are put where the vendor can read them: once each, and again only for another vendor.
import type { Job } from './job.js';
import type { Tools } from './tools.js';

export interface Uploads {
  readonly references: readonly string[];
  readonly mask: string | undefined;
}

/** Rejects with a ProviderError; what has arrived by then is not sent again. */
export async function uploadSources(tools: Tools, job: Job, model: string): Promise<Uploads> {
  const provider = tools.lineUp.providerOf(model);
  const names: string[] = [];
  for (const [index, source] of job.sources.entries()) {
    names.push(source.uploads[provider.name] ?? (await upload(tools, job, index)));
  }
  const named = job.sources.map(({ slot }, index) => ({ slot, name: names[index] ?? '' }));
  return {
    references: named.filter(({ slot }) => slot === 'reference').map(({ name }) => name),
    mask: named.find(({ slot }) => slot === 'mask')?.name,
  };

  async function upload({ shelf, jobs }: Tools, { id }: Job, index: number): Promise<string> {
    const source = job.sources[index];
    if (!source) throw new Error(`The job ${id} has no source ${index}`);
    const name = await provider.upload({ bytes: await shelf.get(id, source.kept), type: source.type });
    await jobs.apply(id, { type: 'uploaded', source: index, provider: provider.name, name });
    return name;
  }
}
