// The fonts that ship with the bot, so that a bare container draws what a full desktop draws.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Lettering } from './lettering.js';
import { Typeface } from './typeface.js';

const FONTS = {
  plain: { file: 'NotoSans-Regular.ttf', family: 'Noto Sans', weight: 400 },
  strong: { file: 'NotoSans-SemiBold.ttf', family: 'Noto Sans', weight: 600 },
  emoji: { file: 'NotoEmoji-Regular.ttf', family: 'Noto Emoji', weight: 400 },
  arabic: { file: 'NotoSansArabic-Regular.ttf', family: 'Noto Sans Arabic', weight: 400 },
  hebrew: { file: 'NotoSansHebrew-Regular.ttf', family: 'Noto Sans Hebrew', weight: 400 },
  thai: { file: 'NotoSansThai-Regular.ttf', family: 'Noto Sans Thai', weight: 400 },
} as const;

export function fontFilesIn(folder: URL): string[] {
  return Object.values(FONTS).map(({ file }) => fileURLToPath(new URL(file, folder)));
}

export async function readLettering(folder: URL): Promise<Lettering> {
  const read = async (font: (typeof FONTS)[keyof typeof FONTS]) => new Typeface(await readFile(new URL(font.file, folder)), font);
  const [plain, strong, emoji, ...scripts] = await Promise.all([
    read(FONTS.plain),
    read(FONTS.strong),
    read(FONTS.emoji),
    read(FONTS.arabic),
    read(FONTS.hebrew),
    read(FONTS.thai),
  ]);
  return new Lettering({ plain, strong, emoji, scripts });
}
