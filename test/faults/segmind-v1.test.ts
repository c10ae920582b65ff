// Everything that can go wrong at Segmind’s v1, to which the bot falls back for models that v2 does not know.
import { describe } from 'vitest';
import type { SynchronousAnswer } from '../../sandbox/segmind/levers.js';
import { cutOutMask, png } from '../support/pictures-given.js';
import type { Studio } from '../support/studio.js';
import { behavesUnderFaults } from './behaves-under-faults.js';
import { faultNamesOf } from './fault-names.js';
import * as uploads from './segmind-upload-table.js';
import * as v1 from './segmind-v1-table.js';

const faults = await faultNamesOf('segmind');
const files = { reference: await png('house.png', 'red', 48, 48), mask: await cutOutMask('roof.png', 48, 48) };
const { download: _, ...nothingToSee } = v1.nothingToSee;

function answering(answer: SynchronousAnswer) {
  return ({ segmind }: Studio) => {
    segmind.synchronousAnswer = answer;
    for (const slug of ['gpt-image-1-mini', 'gpt-image-1-edit-mini']) segmind.switchOffV2(slug);
  };
}

describe('answering with the picture itself, from words', () =>
  behavesUnderFaults(
    {
      vendor: 'segmind',
      files: {},
      arrange: answering('image'),
      drawsFirst: true,
      rows: [...v1.submit, ...v1.picture],
      noRows: {
        ...nothingToSee,
        submit: { ...v1.nothingToSee.submit, ...v1.noJson },
        upload: 'nothing is uploaded for a drawing from words',
        download: 'the answer is the picture: nothing is downloaded',
      },
    },
    faults,
  ));

describe('answering with JSON, editing', () =>
  behavesUnderFaults(
    {
      vendor: 'segmind',
      files,
      arrange: answering('json'),
      drawsFirst: true,
      rows: [...uploads.upload, ...v1.submit, ...v1.outputs, ...v1.download],
      noRows: {
        ...v1.nothingToSee,
        ...uploads.nothingToUpload,
        submit: { ...v1.nothingToSee.submit, ...v1.noPicture },
      },
    },
    faults,
  ));
