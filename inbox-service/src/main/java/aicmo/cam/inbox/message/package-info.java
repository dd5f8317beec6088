/** The messages that came in: how they are kept, found, and what they were understood to mean. */
package aicmo.cam.inbox.message;
