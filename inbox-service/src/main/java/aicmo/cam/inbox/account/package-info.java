/** Which mailboxes there are and how they are reached: those of the settings and those given by REST, whose credentials are sealed. */
package aicmo.cam.inbox.account;
