// Edits a picture visibly: the base is graded in the prompt's mood, gets what the words ask for, and lies on a mat like a print.
import type { Sharp } from 'sharp';
import { Chance } from './chance.js';
import { mix } from './colour.js';
import { gentleMoods } from './palette.js';
import type { PictureRequest } from './picture.js';
import { type Wishes, wishesIn } from './reading.js';
import { paintOf, stageFor } from './scene.js';
import { drawLight, drawStars } from './sky.js';
import type { Stage } from './stage.js';
import type { Subject } from './subject.js';
import { birds } from './subjects-living.js';
import { balloon } from './subjects-moving.js';
import { group, rectangle, Sheet, short } from './svg.js';
import { drawWeather } from './weather.js';

export type MakeSharp = typeof import('sharp').default;

export interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly detail: number;
}

export async function editedPicture(
  sharp: MakeSharp,
  request: PictureRequest & { base: Buffer },
  canvas: Canvas,
): Promise<Sharp> {
  const { width, height } = canvas;
  const base = await fitted(sharp, request.base, width, height);
  const wishes = wishesIn(request.prompt);
  const chance = new Chance(`edit ${request.prompt}#${request.variation ?? 0}`);
  const mood = wishes.mood ?? chance.of('mood').pick(gentleMoods);
  const stage = stageFor(
    new Sheet(width, height),
    wishes.accent ? { ...mood, accent: wishes.accent } : mood,
    chance,
    canvas.detail,
  );
  const graded = await grade(sharp, base, stage, wishes);
  addWishes(stage, wishes);
  const prints = await Promise.all((request.references ?? []).slice(0, 3).map((each, index) => print(sharp, each, stage, index)));
  if (!request.mask && request.background !== 'transparent') addMat(stage);
  const drawn = Buffer.from(stage.sheet.toSvg());
  const edited = sharp(graded).composite([...prints, { input: drawn }]);
  return request.mask ? onlyThroughMask(sharp, base, await edited.png().toBuffer(), request.mask, canvas) : edited;
}

function fitted(sharp: MakeSharp, picture: Buffer, width: number, height: number): Promise<Buffer> {
  return sharp(picture)
    .autoOrient()
    .resize(width, height, { fit: 'cover' })
    .ensureAlpha()
    .png({ compressionLevel: 1 })
    .toBuffer();
}

/** Night darkens, noir takes the colours away, a colour that is named covers all; the other moods lay their sky's colours over it. */
function grade(sharp: MakeSharp, base: Buffer, { mood, sheet }: Stage, { accent, mood: wished }: Wishes): Promise<Buffer> {
  const isNight = mood.night === true;
  const noir = mood.words.includes('noir');
  const veil = new Sheet(sheet.width, sheet.height);
  const [zenith, middle, low] = mood.sky;
  const colours = accent
    ? veil.downwards([0, accent], [1, mix(accent, middle, 0.3)])
    : veil.downwards([0, zenith], [0.4, middle], [0.62, low], [1, mood.land[0]]);
  veil.add(rectangle(0, 0, sheet.width, sheet.height, colours, accent || wished ? 0.8 : 0.55));
  const look = noir ? { saturation: 0.05 } : { brightness: isNight ? 0.85 : 1.04, saturation: isNight ? 0.8 : 1.12 };
  const blend = isNight ? 'multiply' : accent ? 'overlay' : 'soft-light';
  return sharp(base)
    .modulate(look)
    .composite([{ input: Buffer.from(veil.toSvg()), blend }])
    .png({ compressionLevel: 1 })
    .toBuffer();
}

/** What the words name is added; when they name nothing, something flies by to show that the picture was worked on. */
function addWishes(stage: Stage, { mood, subject, weather, accent }: Wishes): void {
  if (mood?.night) {
    drawStars(stage);
    drawLight(stage);
  }
  if (weather) drawWeather(stage, weather);
  const added = subject ?? (mood || weather || accent ? undefined : stage.chance.of('visitor').pick([balloon, birds]));
  if (added) addSubject(stage, added);
}

function addSubject(stage: Stage, subject: Subject): void {
  const { sheet, unit, chance } = stage;
  const place = chance.of('added');
  const x = sheet.width * (place.happens(0.5) ? place.between(0.18, 0.3) : place.between(0.7, 0.82));
  const foot = sheet.height * (subject.place === 'sky' ? place.between(0.36, 0.46) : place.between(0.84, 0.9));
  const scale = (unit * subject.size * 0.85) / 100;
  sheet.add(group(`translate(${short(x)} ${short(foot)}) scale(${short(scale)})`, subject.draw(paintOf(stage))));
}

/** A further reference, as a small print laid on the picture. */
async function print(sharp: MakeSharp, reference: Buffer, { sheet, unit, chance }: Stage, index: number) {
  const [side, border] = [Math.round(unit * 0.24), Math.round(unit * 0.014)];
  const picture = await sharp(reference)
    .autoOrient()
    .resize(side, side, { fit: 'cover' })
    .flatten({ background: '#ffffff' })
    .extend({ top: border, left: border, right: border, bottom: border * 3, background: '#fffdf7' })
    .png()
    .toBuffer();
  const angle = chance.of(`print ${index}`).between(-9, 9);
  const input = await sharp(picture).rotate(angle, { background: '#00000000' }).png().toBuffer();
  const left = Math.round(sheet.width - unit * 0.36 - index * unit * 0.27);
  return { input, left: Math.max(0, left), top: Math.round(sheet.height - unit * 0.4) };
}

/** A paper mat with two strips of tape in the prompt's colour: an edit of an edit lies on two mats. */
function addMat({ sheet, unit, mood, chance }: Stage): void {
  const { width, height } = sheet;
  const mat = unit * 0.026;
  const outer = `M0 0H${width}V${height}H0Z`;
  const inner = `M${short(mat)} ${short(mat)}V${short(height - mat)}H${short(width - mat)}V${short(mat)}Z`;
  sheet.add(`<path d="${outer}${inner}" fill="#faf5ea"/>`);
  sheet.add(`<path d="${inner}" fill="none" stroke="#000000" stroke-opacity="0.25" stroke-width="${short(unit * 0.002)}"/>`);
  const tape = mix(mood.accent, '#ffffff', 0.25);
  const strip = rectangle(-unit * 0.075, -unit * 0.019, unit * 0.15, unit * 0.038, tape, 0.88);
  const turn = chance.of('tape').between(-6, 6);
  sheet.add(group(`translate(${short(unit * 0.05)} ${short(unit * 0.05)}) rotate(${short(-45 + turn)})`, [strip]));
  sheet.add(
    group(`translate(${short(width - unit * 0.05)} ${short(height - unit * 0.05)}) rotate(${short(-45 - turn)})`, [strip]),
  );
}

/** Where the mask is opaque the base stays as it was. */
async function onlyThroughMask(
  sharp: MakeSharp,
  base: Buffer,
  edited: Buffer,
  mask: Buffer,
  { width, height }: Canvas,
): Promise<Sharp> {
  const kept = await sharp(mask).resize(width, height, { fit: 'cover' }).ensureAlpha().png({ compressionLevel: 1 }).toBuffer();
  const untouched = await sharp(base)
    .composite([{ input: kept, blend: 'dest-in' }])
    .png({ compressionLevel: 1 })
    .toBuffer();
  return sharp(edited).composite([{ input: untouched }]);
}
