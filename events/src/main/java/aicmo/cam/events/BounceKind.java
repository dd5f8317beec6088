package aicmo.cam.events;

/** What a bounce says of the address. */
public enum BounceKind {
    /** The address is dead: unknown user or host, moved, disabled. Nothing may go there any more. */
    HARD,
    /** Everything else: delays, full mailboxes, policy, spam. The address may live. */
    SOFT
}
