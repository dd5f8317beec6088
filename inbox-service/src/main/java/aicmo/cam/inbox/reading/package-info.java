/** From a mailbox to the database: who polls when, what a message says, and how it is taken in once. */
package aicmo.cam.inbox.reading;
