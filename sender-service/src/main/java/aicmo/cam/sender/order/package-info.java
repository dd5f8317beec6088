/** What orders become, given what is known of their recipients: who said stop, and what they got already. */
package aicmo.cam.sender.order;
