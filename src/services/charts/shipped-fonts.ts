// The fonts that ship with the bot, so that a bare container draws what a full desktop draws.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Lettering } from './lettering.js';
import { Typeface } from './typeface.js';

/** `assets/` lies beside `src/`, and beside the built one too. */
const FOLDER = new URL('../../../assets/fonts/', import.meta.url);

const FONTS = {
  plain: { file: 'NotoSans-Regular.ttf', family: 'Noto Sans', weight: 400 },
  strong: { file: 'NotoSans-SemiBold.ttf', family: 'Noto Sans', weight: 600 },
  emoji: { file: 'NotoEmoji-Regular.ttf', family: 'Noto Emoji', weight: 400 },
  arabic: { file: 'NotoSansArabic-Regular.ttf', family: 'Noto Sans Arabic', weight: 400 },
  hebrew: { file: 'NotoSansHebrew-Regular.ttf', family: 'Noto Sans Hebrew', weight: 400 },
  thai: { file: 'NotoSansThai-Regular.ttf', family: 'Noto Sans Thai', weight: 400 },
} as const;

export const fontFiles: readonly string[] = Object.values(FONTS).map(({ file }) => fileURLToPath(new URL(file, FOLDER)));

export async function readLettering(): Promise<Lettering> {
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

async function read(font: (typeof FONTS)[keyof typeof FONTS]): Promise<Typeface> {
  return new Typeface(await readFile(new URL(font.file, FOLDER)), font);
}
