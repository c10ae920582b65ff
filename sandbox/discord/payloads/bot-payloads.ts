// The bot's own user and application as Discord sends them.
import type { JsonObject } from '../json-object.js';
import { APPLICATION_ID, BOT, OWNER } from '../people.js';
import type { World } from '../world.js';
import { userPayload } from './people-payloads.js';

/** In the application's flags: the operator has switched the message-content intent on. */
const CONTENT_GRANTED = 1 << 19;

export function botUserPayload(): JsonObject {
  return { ...userPayload(BOT.id), bio: '', locale: 'en-US', mfa_enabled: false, verified: true, email: null };
}

export function applicationPayload(world: World): JsonObject {
  return {
    id: APPLICATION_ID,
    name: BOT.name,
    icon: null,
    description: '',
    summary: '',
    type: null,
    bot: userPayload(BOT.id),
    owner: userPayload(OWNER.id),
    team: null,
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    flags: applicationFlags(world),
    hook: true,
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    approximate_guild_count: world.botIsMember ? 1 : 0,
    approximate_user_install_count: 0,
    integration_types_config: { '0': {} },
  };
}

export function applicationFlags(world: World): number {
  return world.messageContentGranted ? CONTENT_GRANTED : 0;
}
