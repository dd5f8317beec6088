/** The mailboxes: how they are reached, what is read from them, who reads them, and how that goes. */
package aicmo.cam.inbox.mailbox;
