// Everything that can go wrong at Segmind until it has taken a picture to edit, which is uploaded first.
import { png } from '../support/pictures-given.js';
import { behavesUnderFaults } from './behaves-under-faults.js';
import { faultNamesOf } from './fault-names.js';
import { DRAWN_BY_NOW } from './fault-row.js';
import * as uploads from './segmind-upload-table.js';
import * as v2 from './segmind-v2-table.js';

const path = {
  vendor: 'segmind',
  files: { reference: await png('house.png', 'red', 48, 48) },
  arrange: () => {},
  learnsFirst: false,
  rows: [...uploads.upload, ...v2.submit],
  noRows: {
    ...uploads.nothingToUpload,
    submit: v2.nothingToSee.submit,
    ...{ poll: DRAWN_BY_NOW, result: DRAWN_BY_NOW, download: DRAWN_BY_NOW },
  },
} as const;

behavesUnderFaults(path, await faultNamesOf('segmind'));
