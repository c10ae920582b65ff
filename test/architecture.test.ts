// The arrows between the rooms of the house, and the shape of its files.
import { readdirSync, readFileSync } from 'node:fs';
import { join, normalize } from 'node:path/posix';
import { describe, expect, it } from 'vitest';

interface SourceFile {
  readonly path: string;
  readonly text: string;
  /** Files of the project by their path, packages by their name. */
  readonly imports: readonly { readonly to: string; readonly dynamic: boolean }[];
}

const STATIC = /^\s*(?:import|export)\s(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]/gm;
const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]/g;

function read(path: string): SourceFile {
  const text = readFileSync(path, 'utf8');
  const found = (pattern: RegExp, dynamic: boolean) =>
    [...text.matchAll(pattern)].map(([, to = '']) => ({ to: resolved(path, to), dynamic }));
  return { path, text, imports: [...found(STATIC, false), ...found(DYNAMIC, true)] };
}

function resolved(from: string, to: string): string {
  return to.startsWith('.') ? normalize(join(from, '..', to)).replace(/\.js$/, '.ts') : to;
}

function filesOf(folder: string): SourceFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => read(join(folder, path.replaceAll('\\', '/'))));
}

const src = filesOf('src');
const sandbox = filesOf('sandbox');

/** Every import from a room to somewhere it must not know, as `file -> import`. */
function forbidden(files: readonly SourceFile[], from: string, ...to: RegExp[]): string[] {
  return files
    .filter(({ path }) => path.startsWith(from))
    .flatMap(({ path, imports }) =>
      imports.filter((other) => to.some((room) => room.test(other.to))).map((other) => `${path} -> ${other.to}`),
    );
}

describe('the arrows of the house point one way:', () => {
  it('the imports are found at all', () => {
    expect(src.find(({ path }) => path === 'src/app.ts')?.imports).toContainEqual({ to: 'discord.js', dynamic: false });
    expect(src.find(({ path }) => path === 'src/app.ts')?.imports).toContainEqual({ to: 'src/config.ts', dynamic: false });
    expect(src.flatMap(({ imports }) => imports).length).toBeGreaterThan(100);
  });

  it('nothing but the process knows the app, and nothing at all knows the process', () => {
    expect(forbidden(src, 'src/', /^src\/index\.ts$/)).toEqual([]);
    expect(forbidden(src, 'src/', /^src\/app\.ts$/)).toEqual(['src/index.ts -> src/app.ts']);
  });

  it('services know neither the commands nor how anything is put together', () => {
    expect(forbidden(src, 'src/services/', /^src\/commands\//, /^src\/(?!config\.)\w+\.ts$/)).toEqual([]);
  });

  it('nobody knows the doctor, who knows only what is stored and who keeps it', () => {
    expect(forbidden(src, 'src/services/', /^src\/doctor/)).toEqual([]);
    expect(forbidden(src, 'src/commands/', /^src\/doctor/)).toEqual([]);
    expect(forbidden(src, 'src/doctor', /^src\/commands\//, /^discord/, /^src\/services\/discord\//)).toEqual([]);
  });

  it('settings know nobody', () => {
    expect(forbidden(src, 'src/config.ts', /^src\//)).toEqual([]);
  });

  it.each(['jobs', 'credits'])('%s know neither Discord nor a vendor', (room) => {
    const strangers = [/^discord/, /^@discordjs\//, /^src\/services\/discord\//, /^src\/services\/providers\/[^/]+\//];
    expect(forbidden(src, `src/services/${room}/`, ...strangers)).toEqual([]);
  });

  it('a provider knows only its port', () => {
    const strangers = [/^discord/, /^src\/services\/(jobs|credits|discord)\//, /^src\/config\.ts$/];
    expect(forbidden(src, 'src/services/providers/', ...strangers)).toEqual([]);
  });

  it('a vendor does not know another', () => {
    const others = src.filter(({ path, imports }) => {
      const own = /^src\/services\/providers\/[^/]+\//.exec(path)?.[0];
      return own && imports.some(({ to }) => /^src\/services\/providers\/[^/]+\//.test(to) && !to.startsWith(own));
    });
    expect(others.map(({ path }) => path)).toEqual([]);
  });

  it('the sandbox imports nothing from the bot', () => {
    expect(forbidden(sandbox, 'sandbox/', /^src\//, /^dist\//)).toEqual([]);
  });

  it('the bot imports the sandbox in exactly one place, and only when it is wanted', () => {
    const places = src.flatMap(({ path, imports }) =>
      imports.filter(({ to }) => to.startsWith('sandbox/')).map((other) => ({ path, ...other })),
    );
    expect(places).toEqual([{ path: 'src/index.ts', to: 'sandbox/start.ts', dynamic: true }]);
  });

  it('every import of a file leads to one', () => {
    const known = new Set([...src, ...sandbox].map(({ path }) => path));
    const lost = src.flatMap(({ path, imports }) =>
      imports.filter(({ to }) => /^(src|sandbox)\//.test(to) && !known.has(to)).map(({ to }) => `${path} -> ${to}`),
    );
    expect(lost).toEqual([]);
  });
});

describe('files are small and say what they are for:', () => {
  it('none is over 300 lines', () => {
    const long = [...src, ...sandbox].filter(({ text }) => text.split('\n').length > 301);
    expect(long.map(({ path }) => path)).toEqual([]);
  });

  it('each of the bot opens with a sentence', () => {
    const silent = src.filter(({ text }) => {
      const comment =
        /^(?:\/\/.*\n)+/
          .exec(text)?.[0]
          .replace(/^\/\/ ?/gm, '')
          .trim() ?? '';
      return !/^[\p{Lu}\p{N}/].{10,}[.?]$/su.test(comment);
    });
    expect(silent.map(({ path }) => path)).toEqual([]);
  });
});
