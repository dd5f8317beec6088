package aicmo.cam.inbox.mailbox;

/** How a connection is protected. Certificates are checked, the name of the server included. */
public enum TlsMode {
    /** From the first byte (RFC 8314), usually port 993. */
    TLS,
    /** After STARTTLS, without which nothing else is said (RFC 9051), usually port 143. */
    STARTTLS,
    /** Not at all: for servers on this machine. */
    NONE
}
