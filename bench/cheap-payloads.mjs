// What the cheap Discord says: the canned objects of one guild, one channel, one bot and a team of members.

const DISCORD_EPOCH = 1_420_070_400_000n;
/** So many that no limit a member has is ever met, and so few that all of them are known after the warm-up. */
const TEAM = 250;

export const APPLICATION = '300000000000000001';
export const GUILD = '300000000000000002';
export const CHANNEL = '300000000000000003';
const EVERYONE = GUILD;
const OWNER = '300000000000000004';
const JOINED = '2024-01-01T00:00:00.000000+00:00';
/** Every permission a member of the team and the bot may need; not Manage Server. */
const PERMISSIONS = '2251799813685247';
const MEMBER_PERMISSIONS = '277025508416';

export const BOT_USER = { id: APPLICATION, username: 'bench', discriminator: '0', global_name: null, avatar: null, bot: true };
export const APPLICATION_OBJECT = { id: APPLICATION, name: 'bench', icon: null, description: '', flags: 0, bot_public: true };
export const CHANNEL_OBJECT = { id: CHANNEL, type: 0, guild_id: GUILD, name: 'pictures', position: 0, permission_overwrites: [] };

let counter = 0n;
export function snowflake() {
  counter = (counter + 1n) % 4_194_304n;
  return String(((BigInt(Date.now()) - DISCORD_EPOCH) << 22n) | counter);
}

export const READY = {
  v: 10,
  user: BOT_USER,
  guilds: [{ id: GUILD, unavailable: true }],
  session_id: 'bench',
  shard: [0, 1],
  application: { id: APPLICATION, flags: 0 },
};

export const GUILD_OBJECT = {
  id: GUILD,
  name: 'Bench',
  icon: null,
  owner_id: OWNER,
  preferred_locale: 'en-US',
  roles: [{ id: EVERYONE, name: '@everyone', color: 0, hoist: false, position: 0, permissions: PERMISSIONS, managed: false }],
  channels: [CHANNEL_OBJECT],
  members: [member(BOT_USER)],
  member_count: TEAM + 2,
  joined_at: JOINED,
  large: false,
  unavailable: false,
  premium_tier: 0,
  system_channel_flags: 0,
  ...Object.fromEntries(['features', 'emojis', 'stickers', 'threads', 'presences', 'voice_states'].map((name) => [name, []])),
  ...Object.fromEntries(['stage_instances', 'guild_scheduled_events', 'soundboard_sounds'].map((name) => [name, []])),
};

/** @param {object} user */
function member(user) {
  return { user, nick: null, avatar: null, roles: [], joined_at: JOINED, deaf: false, mute: false, flags: 0 };
}

/** The nth `/imagine`, each by the next member of the team. @param {number} nth @param {string} token */
export function imagine(nth, token) {
  const index = nth % TEAM;
  const id = String(310_000_000_000_000_000n + BigInt(index));
  const user = { id, username: `member${index}`, discriminator: '0', global_name: `Member ${index}`, avatar: null };
  return {
    id: snowflake(),
    application_id: APPLICATION,
    type: 2,
    token,
    version: 1,
    data: {
      id: '300000000000000009',
      name: 'imagine',
      type: 1,
      options: [{ name: 'prompt', type: 3, value: `a lighthouse at dusk, number ${nth}` }],
    },
    guild_id: GUILD,
    guild: { id: GUILD, locale: 'en-US', features: [] },
    guild_locale: 'en-US',
    channel_id: CHANNEL,
    channel: { ...CHANNEL_OBJECT, permissions: MEMBER_PERMISSIONS },
    member: { ...member(user), permissions: MEMBER_PERMISSIONS },
    locale: 'en-US',
    app_permissions: PERMISSIONS,
    entitlements: [],
    authorizing_integration_owners: { 0: GUILD },
    context: 0,
    attachment_size_limit: 10_485_760,
  };
}

/** A message of the bot. @param {string} id @param {boolean} withPicture @param {string} origin */
export function message(id, withPicture, origin) {
  const url = `${origin}/attachments/${CHANNEL}/${id}/picture.png?ex=ffffffff&is=0&hm=0`;
  const picture = {
    id,
    filename: 'picture.png',
    size: 1_400_000,
    url,
    proxy_url: url,
    content_type: 'image/png',
    width: 1024,
    height: 1024,
  };
  return {
    id,
    type: 20,
    channel_id: CHANNEL,
    author: BOT_USER,
    application_id: APPLICATION,
    content: '',
    timestamp: new Date().toISOString(),
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: withPicture ? [picture] : [],
    embeds: [],
    components: [],
    pinned: false,
    flags: 0,
  };
}
