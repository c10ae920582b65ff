// Posts notices into a guild's operators' channel, in the guild's own language.
import { type Client, type REST, Routes } from 'discord.js';
import { type Language, languageFor, say } from '../messages/messages.js';
import type { Notice } from '../operators/notice.js';
import type { PostNotice } from '../operators/operator-notices.js';
import { unixSeconds } from '../unix-seconds.js';

export function postNotices(client: Client, rest: REST): PostNotice {
  return async (guildId, channelId, notice, nonce) => {
    const language = languageFor(client.guilds.cache.get(guildId)?.preferredLocale ?? 'en-US');
    const body = { content: noticeText(language, notice), nonce, enforce_nonce: true, allowed_mentions: { parse: [] } };
    await rest.post(Routes.channelMessages(channelId), { body });
  };
}

function noticeText(language: Language, notice: Notice): string {
  switch (notice.kind) {
    case 'trouble':
      return say(language, 'notice.trouble', notice);
    case 'well':
      return say(language, 'notice.well', notice);
    case 'low':
      return say(language, 'notice.low', notice);
    case 'budget':
      return say(language, 'notice.budget', { ...notice, resetsAt: unixSeconds(notice.resetsAt) });
    case 'set-aside':
      return say(language, 'notice.setAside', notice);
  }
}
