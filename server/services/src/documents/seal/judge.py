"""Judges sealed documents as pyHanko does, for the tests of the seal.

Usage: judge.py CERTIFICATES PDF [PLACE=BYTE …]

Says how the signature of the PDF looks where no other certificates are trusted, then for each place whether the
document still passes once that byte stands there.
"""

import logging
import sys
from io import BytesIO

from pyhanko.keys import load_certs_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

logging.disable(logging.CRITICAL)


def status(document, trusted):
    """What pyHanko finds; the certificates vouch for themselves, so nothing is asked of the network."""
    reader = PdfFileReader(BytesIO(document))
    [signature] = reader.embedded_signatures
    context = ValidationContext(trust_roots=trusted, allow_fetching=False)
    return validate_pdf_signature(signature, context, ts_validation_context=context)


def passes(document, trusted):
    """A document that cannot even be read does not pass."""
    try:
        return status(document, trusted).bottom_line
    except Exception:  # whatever the reader stumbles over
        return False


def main():
    certificates, path, *changes = sys.argv[1:]
    trusted = list(load_certs_from_pemder([certificates]))
    with open(path, "rb") as file:
        document = file.read()
    found = status(document, trusted)
    print("passes", found.bottom_line)
    print("coverage", found.coverage.name)
    print("signed at", found.signer_reported_dt.isoformat())
    stamp = found.timestamp_validity
    print("stamped", stamp and stamp.valid and stamp.intact and stamp.trusted)
    for change in changes:
        place, byte = map(int, change.split("="))
        changed = bytearray(document)
        changed[place] = byte
        print(change, passes(bytes(changed), trusted))


main()
