// Everything that can go wrong at Segmind while it edits a picture, which is uploaded first.
import { png } from '../support/pictures-given.js';
import { behavesUnderFaults } from './behaves-under-faults.js';
import { faultNamesOf } from './fault-names.js';
import * as uploads from './segmind-upload-table.js';
import * as v2 from './segmind-v2-table.js';

const path = {
  vendor: 'segmind',
  files: { reference: await png('house.png', 'red', 48, 48) },
  arrange: () => {},
  learnsFirst: false,
  rows: [...uploads.upload, ...v2.submit, ...v2.poll, ...v2.result, ...v2.download],
  noRows: { ...v2.nothingToSee, ...uploads.nothingToUpload },
} as const;

behavesUnderFaults(path, await faultNamesOf('segmind'));
