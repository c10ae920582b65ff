// What a start needs of undici. Its index would load its fetch, caches, mocks and proxies as well, and be a sixth of a start; discord.js
// names two of its functions and never comes to use them, for it sends by our requests and is given no links.
import { createRequire } from 'node:module';
import Agent from 'undici/lib/dispatcher/agent.js';
import Pool from 'undici/lib/dispatcher/pool.js';

const whole = () => createRequire(import.meta.url)('undici');

export { Agent, Pool };
export const { FormData, Headers } = globalThis;
export const fetch = (...given) => whole().fetch(...given);
export const request = (...given) => whole().request(...given);
