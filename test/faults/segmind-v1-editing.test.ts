// Everything that can go wrong at Segmind’s v1 while it edits a picture and answers with JSON.
import { png } from '../support/pictures-given.js';
import { behavesUnderFaults } from './behaves-under-faults.js';
import { faultNamesOf } from './fault-names.js';
import * as uploads from './segmind-upload-table.js';
import * as v1 from './segmind-v1-table.js';

const path = {
  vendor: 'segmind',
  files: { reference: await png('house.png', 'red', 48, 48) },
  arrange: v1.answering('json'),
  learnsFirst: true,
  rows: [...uploads.upload, ...v1.submit, ...v1.outputs, ...v1.download],
  noRows: {
    ...v1.nothingToSee,
    ...uploads.nothingToUpload,
    submit: { ...v1.nothingToSee.submit, ...v1.noPicture },
  },
} as const;

behavesUnderFaults(path, await faultNamesOf('segmind'));
