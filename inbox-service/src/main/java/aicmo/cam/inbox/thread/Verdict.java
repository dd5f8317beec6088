package aicmo.cam.inbox.thread;

import aicmo.cam.inbox.message.Standing;

/**
 * What a message seems to be.
 *
 * @param atLast what it is once waiting is over
 * @param patience whether an EmailSent that is still to come may tell better, and how likely that is
 */
record Verdict(Standing atLast, Patience patience) {
    enum Patience {
        /** It is sure. */
        NONE,
        /** There is a mail that it may well answer, but it names another one, which is not known; or it is a newsletter, or our own. */
        SHORT,
        /** Nothing is known. */
        LONG
    }
}
