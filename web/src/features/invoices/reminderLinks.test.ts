import { expect, test } from 'vitest';
import { mailLink, whatsAppLink } from './reminderLinks';

test('links carry the text whole, in either script', () => {
  expect(whatsAppLink('+201012345678', 'مرحبًا & أهلًا\n100%')).toBe(
    `https://wa.me/201012345678?text=${encodeURIComponent('مرحبًا & أهلًا\n100%')}`,
  );
  expect(mailLink('mona+desk@nile.test', 'A reminder', 'one\ntwo')).toBe(
    'mailto:mona%2Bdesk@nile.test?subject=A%20reminder&body=one%0D%0Atwo',
  );
});
