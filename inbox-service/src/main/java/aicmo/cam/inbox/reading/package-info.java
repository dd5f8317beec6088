/** From a mailbox to the database: who polls when, and how a message is taken in once. */
package aicmo.cam.inbox.reading;
