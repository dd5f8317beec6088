package aicmo.cam.sender.unsubscribe;

import aicmo.cam.mail.address.Address;

/** An address as its owner knows it, and nobody else learns it: a link may be forwarded. */
final class MaskedAddress {
    private MaskedAddress() {}

    /** {@code a•••@example.com}. */
    static String of(String address) {
        Address whole = Address.of(address);
        return whole.localPart().substring(0, 1) + "•••@" + whole.domain();
    }
}
