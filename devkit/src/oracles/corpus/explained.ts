/** Verdicts of ours, of OpenSSL and of pkijs in this order: A accepts, r refuses. */
export type Verdicts = `${'A' | 'r'}${'A' | 'r'}${'A' | 'r'}`;

/** Why the three differ, and in which classes of the corpus they do so for that reason. */
export interface Explanation {
  readonly why: string;
  /** By class; a certificate's class stands for the messages by its key too. Verdicts with blanks between them. */
  readonly classes: Readonly<Record<string, string>>;
}

/**
 * Every disagreement that is known. One that is not here fails the test, and so does one that no longer happens. "Ours accepts where
 * OpenSSL refuses" is in the last four alone.
 */
export const EXPLANATIONS: readonly Explanation[] = [
  {
    why: 'X.690 DER is demanded of the whole file, values included; the others take BER, times in other forms, bytes behind the file, or write the attributes again in DER before they verify them. The one encoding is what commitments and hashes rest on.',
    classes: {
      'message: length in more octets than needed': 'rAA rAr rrA',
      'message: length of four octets': 'rAA rAr rrA',
      'message: indefinite length': 'rAA rAr',
      'message: string in two pieces': 'rAA rAr',
      'message: padded integer': 'rrA',
      'message: bytes behind': 'rAA',
      'message: attributes in another order, signed so': 'rAA',
      'message: signing time in another form': 'rAA',
      'message: unknown attribute not in DER': 'rAA rrA',
      'certificate: length in more octets than needed, signed so': 'rAA rrA',
      'certificate: length of four octets, signed so': 'rAA rrA',
      'certificate: indefinite length, signed so': 'rAA',
      'certificate: string in two pieces, signed so': 'rAA rAr',
      'certificate: padded integer, signed so': 'rAA rrA',
      'certificate: time in another form': 'rrA',
      'certificate: key usage not in DER': 'rAA',
      'certificate: extension not in DER': 'rrA',
      'certificate: bytes behind': 'rAA',
    },
  },
  {
    why: 'A message has the one shape of the card component: version 1, id-data, SHA-256 named once and the same in both places, one signer with signed attributes, each known attribute once with one value, parameters absent or NULL, the certificate of the signer once, at most 16 KB. Others take whatever RFC 5652 can express; pkijs does not compare the two digest names or read attributes that it does not need.',
    classes: {
      'message: bit turned in version': 'rAA',
      'message: bit turned in digest algorithms': 'rAA rrA',
      'message: bit turned in type of the content': 'rAA',
      'message: bit turned in version of the signer': 'rAA',
      'message: bit turned in digest algorithm of the signer': 'rAA',
      'message: bit turned in signature algorithm': 'rAA',
      'message: attribute twice': 'rAA rrA',
      'message: attribute with two values': 'rrA',
      'message: attribute without a value': 'rAA rrA',
      'message: attribute missing': 'rAA',
      'message: type attribute that is another': 'rAA',
      'message: several signers': 'rAA rrA',
      'message: version that is another': 'rAA',
      'message: further certificates': 'rAA',
      'message: signer certificate twice': 'rAA',
      'message: things that are no certificate': 'rAr',
      'message: digest SHA384': 'rAA',
      'message: digest SHA512': 'rAA',
      'message: list of digests that is another': 'rAA rrA',
      'message: parameters of another kind': 'rAA',
      'message: other content, rightly signed': 'rAA',
      'message: content in another form': 'rAA rrA',
      'message: content of another type': 'rAA rAr',
    },
  },
  {
    why: 'The certificate is not in the MOICA profile: a rule of docs/specs/door.md that a general verifier has no reason to have. pkijs moreover judges no key usage.',
    classes: {
      'message: card mobile': 'rAA',
      'message: card not-natural-person': 'rAA',
      'message: card wrong-key-usage': 'rAA',
      'message: card wrong-policy': 'rAA',
      'message: card no-tail': 'rAA',
      'certificate: card mobile': 'rAA',
      'certificate: card not-natural-person': 'rAA',
      'certificate: card wrong-key-usage': 'rAA',
      'certificate: card wrong-policy': 'rAA',
      'certificate: card no-tail': 'rAA',
      'certificate: serial number': 'rAA rrA',
      'certificate: version': 'rAA rrA',
      'certificate: validity beyond 2050': 'rAA',
      'certificate: common name of another string type': 'rAA rrA',
      'certificate: subject without what the profile has': 'rAA',
      'certificate: key too short': 'rAA',
      'certificate: exponent that is another': 'rAA',
      'certificate: key of another kind': 'rAA',
      'certificate: key spoilt': 'rAA rrA',
      'certificate: key usage': 'rAA rrA',
      'certificate: policy': 'rAA',
      'certificate: directory attributes': 'rAA',
      'certificate: extended key usage': 'rAA rrA',
      'certificate: authority': 'rAA',
      'certificate: known to others, critical': 'rAA',
      'certificate: too many extensions': 'rAA',
      'certificate: no extensions': 'rAA',
    },
  },
  {
    why: 'SHA-1 never counts here, neither in a message nor in a certificate.',
    classes: {
      'message: card weak-signature': 'rAA',
      'message: digest SHA1': 'rAA',
      'certificate: card weak-signature': 'rAA',
      'certificate: signed with sha1': 'rAA',
    },
  },
  {
    why: 'Names and numbers are compared as octets and the issuer is found by key identifier and name together; the others fold letters and string types, or find the issuer by name alone.',
    classes: {
      'message: bit turned in issuer and serial number': 'rAA rrA',
      'message: signer named wrongly': 'rAA',
      'certificate: issuer name that is another': 'rAA',
      'certificate: authority key identifier': 'rAA',
    },
  },
  {
    why: 'Text must be valid in its own type, since it is shown to people; the others do not look.',
    classes: {
      'certificate: common name of broken UTF-8': 'rrA',
      'certificate: broken PrintableString': 'rAA',
    },
  },
  {
    why: 'What stands twice could be read in two ways: refused here, the first or the last taken elsewhere.',
    classes: {
      'certificate: subject names something twice': 'rAA',
      'certificate: policies spoilt': 'rAA',
      'certificate: extension twice': 'rAA rrA',
    },
  },
  {
    why: 'The algorithm must be named alike inside and outside, and the name must be that of the signature; OpenSSL does not compare the names of a message, pkijs neither those of a certificate.',
    classes: {
      'message: signature algorithm that is another': 'rAr rrA',
      'certificate: bit turned in outer algorithm': 'rrA',
      'certificate: inner algorithm differs from the outer': 'rrA',
      'certificate: outer algorithm differs from the inner': 'rrA',
    },
  },
  {
    why: 'Elements that nobody needs were spoilt, doubled or left out (our refusal is for the shape); the others ignore what they do not use.',
    classes: {
      'message: length one too short': 'rrA',
      'message: tag of another type': 'rAA rrA',
      'message: element left out': 'rrA',
      'message: element twice': 'rAA rrA',
      'certificate: length one too long, signed so': 'rAA rAr rrA',
      'certificate: length one too short, signed so': 'rAA rAr rrA',
      'certificate: tag of another type, signed so': 'rAA rrA',
      'certificate: element left out, signed so': 'rAA rAr rrA',
      'certificate: element twice, signed so': 'rAA rrA',
      'certificate: empty set in the subject': 'rAA',
      'certificate: issuer signature that is another': 'rrA',
      'certificate: something behind the signature': 'rrA',
      'certificate: something behind the extensions': 'rrA',
    },
  },
  {
    why: 'pkijs is given no revocation lists and judges neither purpose nor unknown critical extensions.',
    classes: {
      'message: card revoked': 'rrA',
      'message: encryption certificate': 'rrA',
      'certificate: encryption': 'rrA',
      'certificate: card revoked': 'rrA',
      'certificate: unknown extension, critical': 'rrA',
    },
  },
  {
    why: 'Accepted here, refused by OpenSSL: the content of crlDistributionPoints is spoilt. Nothing here reads it (lists come from pinned places) and the issuer signed it as it is.',
    classes: {
      'certificate: length one too long, signed so': 'ArA',
      'certificate: length one too short, signed so': 'ArA',
      'certificate: tag of another type, signed so': 'ArA',
      'certificate: element left out, signed so': 'ArA',
      'certificate: element twice, signed so': 'ArA',
    },
  },
  {
    why: 'Accepted here, refused by OpenSSL: notAfter is now. RFC 5280 §4.1.2.5 counts it in; OpenSSL does not.',
    classes: {
      'certificate: validity at its edge': 'ArA',
    },
  },
  {
    why: 'Accepted here, refused by OpenSSL: authorityKeyIdentifier is critical. RFC 5280 §4.2.1.1 forbids an authority to write it so; it is understood and obeyed here.',
    classes: {
      'certificate: authority key identifier critical': 'ArA',
    },
  },
  {
    why: 'Accepted here, refused by both: where revocation lists may stand in a message something else does. It is passed over as DER; the door refuses every message that is not slim, so no record can have it.',
    classes: {
      'message: lists in the message': 'Arr',
    },
  },
];
